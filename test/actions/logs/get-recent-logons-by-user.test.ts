import { describe, expect, test } from 'vitest';
import { getRecentLogonsByUser } from '../../../actions/logs/get-recent-logons-by-user.ts';
import { answer, run } from '../../okta.ts';

const asked = (filter: string, more: string) =>
  answer(
    'GET',
    `/api/v1/logs?limit=100${more}&filter=${encodeURIComponent(filter)}&sortOrder=DESCENDING`
      .replaceAll('%28', '(')
      .replaceAll('%29', ')'),
    200,
    [{ uuid: 'a1' }],
  );

describe('get_recent_logons_by_user', () => {
  test('looks 12 hours back for sign-ins by ID or login, the newest first', async () => {
    asked(
      'eventType eq "user.session.start" and (actor.id eq "ada@example.com" or actor.alternateId eq "ada@example.com")',
      '&since=2026-11-21T00%3A00%3A00.000Z',
    );

    await expect(run(getRecentLogonsByUser, { userId: 'ada@example.com' })).resolves.toMatchObject({
      events: [{ uuid: 'a1' }],
      count: 1,
    });
  });

  test('looks as far back as is wanted, for one outcome', async () => {
    asked(
      'eventType eq "user.session.start" and (actor.id eq "00u1" or actor.alternateId eq "00u1") and outcome.result eq "FAILURE"',
      '&since=2026-11-20T12%3A00%3A00.000Z',
    );

    await run(getRecentLogonsByUser, { userId: '00u1', hours: 24, outcome: 'FAILURE' });
  });
});
