import { describe, expect, test } from 'vitest';
import { getEventHook } from '../../../actions/event-hooks/get-event-hook.ts';
import { answer, refused, run } from '../../okta.ts';

describe('get_event_hook', () => {
  test('gives the event hook as Okta has it', async () => {
    const hook = { id: 'who1', status: 'ACTIVE', description: null, channel: { config: { headers: [] } } };
    answer('GET', '/api/v1/eventHooks/who1', 200, hook);

    await expect(run(getEventHook, { eventHookId: 'who1' })).resolves.toEqual(hook);
  });

  test('says NOT_FOUND for an unknown ID, which Okta calls a webhook', async () => {
    const summary = 'Not found: Resource not found: who9 (Webhook)';
    answer('GET', '/api/v1/eventHooks/who9', 404, refused('E0000007', summary));

    await expect(run(getEventHook, { eventHookId: 'who9' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
