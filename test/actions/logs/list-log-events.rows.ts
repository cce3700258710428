import { expect } from 'vitest';
import { at } from '../../differential/plain.ts';
import type { Rows } from '../../rows.ts';

/** Before the log begins, which goes back 90 days. */
const longAgo = new Date(Date.now() - 100 * 86_400_000).toISOString();

export const rows: Rows = {
  run: [() => ({ eventType: 'user.session.start' }), { events: expect.any(Array) }],
  list: ({ middle }) => {
    const later = '2100-01-01T00:00:00Z';
    const type = 'eventType eq "user.session.start"';
    const filter = 'outcome.result eq "FAILURE" or severity eq "WARN"';
    return [
      [{}, at('/api/v1/logs', { limit: 1000 })],
      [{ since: middle, until: later }, at('/api/v1/logs', { since: middle, until: later, limit: 999 })],
      [{ sortOrder: 'DESCENDING' }, at('/api/v1/logs', { sortOrder: 'DESCENDING', limit: 500 })],
      [{ since: longAgo, until: middle }, at('/api/v1/logs', { since: longAgo, until: middle })],
      [{ eventType: 'user.session.start' }, at('/api/v1/logs', { filter: type })],
      [
        { eventType: 'user.session.start', filter },
        at('/api/v1/logs', { filter: `${type} and (${filter})` }),
      ],
      [{ filter: type, q: 'FAILURE' }, at('/api/v1/logs', { filter: type, q: 'FAILURE' })],
    ];
  },
};
