import { describe, expect, test } from 'vitest';
import { activateEventHook } from '../../../actions/event-hooks/activate-event-hook.ts';
import { answer, refused, run } from '../../okta.ts';

const path = '/api/v1/eventHooks/who1';

describe('activate_event_hook', () => {
  test('activates, and gives back the event hook as Okta has it then', async () => {
    answer('GET', path, 200, { id: 'who1', status: 'INACTIVE' });
    answer('POST', `${path}/lifecycle/activate`, 200, {});
    answer('GET', path, 200, { id: 'who1', status: 'ACTIVE' });

    await expect(run(activateEventHook, { eventHookId: 'who1' })).resolves.toEqual({
      id: 'who1',
      status: 'ACTIVE',
      changed: true,
    });
  });

  test('sends nothing to an event hook that is ACTIVE already', async () => {
    answer('GET', path, 200, { id: 'who1', status: 'ACTIVE' });

    await expect(run(activateEventHook, { eventHookId: 'who1' })).resolves.toMatchObject({ changed: false });
  });

  test("says in Okta's words that the org has too many", async () => {
    const cause = 'The org has 25 active event hooks, and can have no more';
    answer('GET', path, 200, { id: 'who1', status: 'INACTIVE' });
    answer(
      'POST',
      `${path}/lifecycle/activate`,
      400,
      refused('E0000001', 'Api validation failed: eventHook', cause),
    );

    await expect(run(activateEventHook, { eventHookId: 'who1' })).rejects.toMatchObject({
      code: 'REJECTED',
      message: expect.stringContaining('25 active event hooks'),
    });
  });
});
