import { expect, test } from 'vitest';
import { groupRules } from '../../../../connector/okta/pick-lists/group-rules.ts';
import { answer } from '../../../okta.ts';
import { clientOf } from '../connected.ts';

test('the pick list of group rules shows their status, and finds what was typed anywhere in it', async () => {
  answer('GET', '/api/v1/groups/rules?limit=200', 200, [
    { id: '0pr1', name: 'Sales', status: 'ACTIVE' },
    { id: '0pr2', name: 'Presales', status: 'INVALID' },
    { id: '0pr3' },
  ]);

  await expect(groupRules.choices(clientOf(), { search: 'sales' })).resolves.toEqual({
    choices: [
      { value: '0pr1', label: 'Sales (ACTIVE)' },
      { value: '0pr2', label: 'Presales (INVALID)' },
    ],
    nextCursor: null,
  });
});
