import { expect, test } from 'vitest';
import { eventHooks } from '../../../../connector/okta/pick-lists/event-hooks.ts';
import { answer } from '../../../okta.ts';
import { clientOf } from '../connected.ts';

test('the pick list of event hooks shows their status, since names are not unique', async () => {
  answer('GET', '/api/v1/eventHooks', 200, [
    { id: 'who1', name: 'Leavers', status: 'ACTIVE' },
    { id: 'who2', name: 'Leavers', status: 'INACTIVE' },
  ]);

  await expect(eventHooks.choices(clientOf(), { search: 'leav' })).resolves.toEqual({
    choices: [
      { value: 'who1', label: 'Leavers (ACTIVE)' },
      { value: 'who2', label: 'Leavers (INACTIVE)' },
    ],
    nextCursor: null,
  });
});
