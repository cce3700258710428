import { describe, expect, test } from 'vitest';
import { deleteEventHook } from '../../../actions/event-hooks/delete-event-hook.ts';
import { answer, run } from '../../okta.ts';

const path = '/api/v1/eventHooks/who1';

describe('delete_event_hook', () => {
  test('deletes an event hook that is inactive', async () => {
    answer('GET', path, 200, { id: 'who1', status: 'INACTIVE' });
    answer('DELETE', path, 204);

    await expect(run(deleteEventHook, { eventHookId: 'who1' })).resolves.toEqual({
      eventHookId: 'who1',
      deleted: true,
    });
  });

  test('deletes none that is active, and says what to do first', async () => {
    answer('GET', path, 200, { id: 'who1', status: 'ACTIVE' });

    await expect(run(deleteEventHook, { eventHookId: 'who1' })).rejects.toMatchObject({
      code: 'WRONG_STATE',
      message: expect.stringContaining('deactivate_event_hook'),
    });
  });
});
