import { describe, expect, test } from 'vitest';
import { listEventHooks } from '../../../actions/event-hooks/list-event-hooks.ts';
import { answer, refused, run } from '../../okta.ts';

describe('list_event_hooks', () => {
  test('gives all at once', async () => {
    answer('GET', '/api/v1/eventHooks', 200, [{ id: 'who1' }, { id: 'who2', events: { filter: null } }]);

    await expect(run(listEventHooks, {})).resolves.toMatchObject({
      eventHooks: [{ id: 'who1' }, { id: 'who2' }],
      count: 2,
      hasMore: false,
    });
  });

  test('says which right is missing', async () => {
    const summary = 'You do not have permission to perform the requested action';
    answer('GET', '/api/v1/eventHooks', 403, refused('E0000006', summary));

    await expect(run(listEventHooks, {})).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
