import { describe, expect, test } from 'vitest';
import { getRecentLogonsByIp } from '../../../actions/logs/get-recent-logons-by-ip.ts';
import { answer, run } from '../../okta.ts';

const signIn =
  '(eventType eq "user.session.start" or (eventType eq "policy.evaluate_sign_on" and outcome.result eq "DENY"))';

describe('get_recent_logons_by_ip', () => {
  test.each(['203.0.113.7', '2001:db8::7'])('looks for sign-ins from %s', async (ipAddress) => {
    const filter = encodeURIComponent(`${signIn} and client.ipAddress eq "${ipAddress}"`);
    const since = '2026-11-21T00%3A00%3A00.000Z';
    answer('GET', `/api/v1/logs?limit=100&since=${since}&filter=${filter}&sortOrder=DESCENDING`, 200, [
      { uuid: 'a1' },
    ]);

    await expect(run(getRecentLogonsByIp, { ipAddress })).resolves.toMatchObject({ count: 1 });
  });

  test('continues after a cursor, which knows where it began', async () => {
    const filter = encodeURIComponent(`${signIn} and client.ipAddress eq "203.0.113.7"`);
    answer('GET', `/api/v1/logs?limit=100&after=c1&filter=${filter}&sortOrder=DESCENDING`, 200, []);

    await expect(run(getRecentLogonsByIp, { ipAddress: '203.0.113.7', after: 'c1' })).resolves.toMatchObject({
      count: 0,
    });
  });

  test('refuses what is no address', async () => {
    await expect(run(getRecentLogonsByIp, { ipAddress: '203.0.113' })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      fields: [{ field: 'ipAddress' }],
    });
  });
});
