import { describe, expect, test } from 'vitest';
import { listLogEvents } from '../../../actions/logs/list-log-events.ts';
import { answer, refused, run } from '../../okta.ts';

const next = '<https://acme.okta.com/api/v1/logs?after=1627500044869_1&limit=100>; rel="next"';
const event = { uuid: 'a1', eventType: 'user.session.start' };

describe('list_log_events', () => {
  test('gives events, and keeps the cursor of a log that was read to its end', async () => {
    answer('GET', '/api/v1/logs?limit=100', 200, [event], { link: next });
    answer('GET', '/api/v1/logs?limit=99&after=1627500044869_1', 200, [], { link: next });

    await expect(run(listLogEvents, {})).resolves.toEqual({
      events: [event],
      count: 1,
      nextCursor: '1627500044869_1',
      hasMore: false,
    });
  });

  test('joins type and filter, and passes window, keywords and direction', async () => {
    const filter =
      'eventType eq "user.session.start" and (outcome.result eq "FAILURE" or severity eq "WARN")';
    const query = new URLSearchParams({
      since: '2026-03-01T00:00:00Z',
      until: '2026-03-08T00:00:00+01:00',
      filter,
      q: 'ada paris',
      sortOrder: 'DESCENDING',
      limit: '100',
    });
    answer('GET', `/api/v1/logs?${String(query).replaceAll('+', '%20')}`, 200, []);

    await expect(
      run(listLogEvents, {
        since: '2026-03-01T00:00:00Z',
        until: '2026-03-08T00:00:00+01:00',
        eventType: 'user.session.start',
        filter: 'outcome.result eq "FAILURE" or severity eq "WARN"',
        q: 'ada paris',
        sortOrder: 'DESCENDING',
      }),
    ).resolves.toMatchObject({ count: 0 });
  });

  test('leaves since out beside a cursor, since Okta takes one of the two', async () => {
    answer('GET', '/api/v1/logs?limit=100&after=c1', 200, []);

    await expect(run(listLogEvents, { since: '2026-03-01T00:00:00Z', after: 'c1' })).resolves.toMatchObject({
      count: 0,
    });
  });

  test('leaves since out of every page after the first', async () => {
    const path = '/api/v1/logs?since=2026-03-01T00%3A00%3A00Z';
    answer('GET', `${path}&until=2026-03-08T00%3A00%3A00Z&limit=2`, 200, [event], { link: next });
    answer('GET', '/api/v1/logs?until=2026-03-08T00%3A00%3A00Z&limit=1&after=1627500044869_1', 200, []);

    await expect(
      run(listLogEvents, { since: '2026-03-01T00:00:00Z', until: '2026-03-08T00:00:00Z', limit: 2 }),
    ).resolves.toMatchObject({ count: 1, hasMore: false });
  });

  test.each(['a b c d e f g h i j k', 'x'.repeat(41)])(
    'refuses keywords that Okta does not take',
    async (q) => {
      await expect(run(listLogEvents, { q })).rejects.toMatchObject({
        code: 'INVALID_INPUT',
        fields: [{ field: 'q' }],
      });
    },
  );

  test("says in Okta's words what is wrong with a filter", async () => {
    answer('GET', '/api/v1/logs?filter=(nonsense)&limit=100', 400, refused('E0000053', 'Invalid filter'));

    await expect(run(listLogEvents, { filter: 'nonsense' })).rejects.toMatchObject({ code: 'REJECTED' });
  });
});
