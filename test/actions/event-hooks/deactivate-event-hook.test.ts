import { describe, expect, test } from 'vitest';
import { deactivateEventHook } from '../../../actions/event-hooks/deactivate-event-hook.ts';
import { answer, run } from '../../okta.ts';

const path = '/api/v1/eventHooks/who1';

describe('deactivate_event_hook', () => {
  test('deactivates, and gives back the event hook as Okta has it then', async () => {
    answer('GET', path, 200, { id: 'who1', status: 'ACTIVE' });
    answer('POST', `${path}/lifecycle/deactivate`, 200, {});
    answer('GET', path, 200, { id: 'who1', status: 'INACTIVE' });

    await expect(run(deactivateEventHook, { eventHookId: 'who1' })).resolves.toEqual({
      id: 'who1',
      status: 'INACTIVE',
      changed: true,
    });
  });

  test('sends nothing to an event hook that is INACTIVE already', async () => {
    answer('GET', path, 200, { id: 'who1', status: 'INACTIVE' });

    await expect(run(deactivateEventHook, { eventHookId: 'who1' })).resolves.toMatchObject({
      changed: false,
    });
  });
});
