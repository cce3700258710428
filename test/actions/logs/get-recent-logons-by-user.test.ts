import { describe, expect, test } from 'vitest';
import { getRecentLogonsByUser } from '../../../actions/logs/get-recent-logons-by-user.ts';
import { answer, run } from '../../okta.ts';

const signIn =
  '(eventType eq "user.session.start" or (eventType eq "policy.evaluate_sign_on" and outcome.result eq "DENY"))';

const asked = (filter: string, more: string) =>
  answer(
    'GET',
    `/api/v1/logs?limit=100${more}&filter=${encodeURIComponent(`${signIn} and ${filter}`)}&sortOrder=DESCENDING`
      .replaceAll('%28', '(')
      .replaceAll('%29', ')'),
    200,
    [{ uuid: 'a1' }],
  );

describe('get_recent_logons_by_user', () => {
  test('looks 12 hours back for sign-ins by ID or login, the newest first', async () => {
    asked(
      '(actor.id eq "ada@example.com" or actor.alternateId eq "ada@example.com")',
      '&since=2026-11-21T00%3A00%3A00.000Z',
    );

    await expect(run(getRecentLogonsByUser, { userId: 'ada@example.com' })).resolves.toMatchObject({
      events: [{ uuid: 'a1' }],
      count: 1,
    });
  });

  test('looks as far back as is wanted, for one outcome', async () => {
    asked(
      '(actor.id eq "00u1" or actor.alternateId eq "00u1") and outcome.result eq "FAILURE"',
      '&since=2026-11-20T12%3A00%3A00.000Z',
    );

    await expect(
      run(getRecentLogonsByUser, { userId: '00u1', hours: 24, outcome: 'FAILURE' }),
    ).resolves.toMatchObject({ count: 1 });
  });

  test('counts what a policy blocked among the outcomes', async () => {
    asked(
      '(actor.id eq "00u1" or actor.alternateId eq "00u1") and outcome.result eq "DENY"',
      '&since=2026-11-21T00%3A00%3A00.000Z',
    );

    await expect(run(getRecentLogonsByUser, { userId: '00u1', outcome: 'DENY' })).resolves.toMatchObject({
      count: 1,
    });
  });

  test('asks for the pages after the first without a beginning, which the cursor knows', async () => {
    const filter = encodeURIComponent(`${signIn} and (actor.id eq "00u1" or actor.alternateId eq "00u1")`)
      .replaceAll('%28', '(')
      .replaceAll('%29', ')');
    const path = (page: string) => `/api/v1/logs?limit=${page}&filter=${filter}&sortOrder=DESCENDING`;
    const link = '<https://acme.okta.com/api/v1/logs?after=c1>; rel="next"';
    const events = Array.from({ length: 1000 }, (_, at) => ({ uuid: String(at) }));
    answer('GET', path('1000&since=2026-11-21T00%3A00%3A00.000Z'), 200, events, { link });
    answer('GET', path('1&after=c1'), 200, [{ uuid: 'last' }]);

    await expect(run(getRecentLogonsByUser, { userId: '00u1', limit: 1001 })).resolves.toMatchObject({
      count: 1001,
      hasMore: false,
    });
  });
});
