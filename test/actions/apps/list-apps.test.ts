import { describe, expect, test } from 'vitest';
import { listApps } from '../../../actions/apps/list-apps.ts';
import { answer, refused, run } from '../../okta.ts';

const next = '<https://acme.okta.com/api/v1/apps?after=c1&limit=1>; rel="next"';

describe('list_apps', () => {
  test('gives as many as were wanted, and the cursor behind them', async () => {
    answer('GET', '/api/v1/apps?limit=1', 200, [{ id: '0oa1' }], { link: next });

    await expect(run(listApps, { limit: 1 })).resolves.toEqual({
      apps: [{ id: '0oa1' }],
      count: 1,
      nextCursor: 'c1',
      hasMore: true,
    });
  });

  test('passes the filter for the apps of a user, with the assignment', async () => {
    const filter = encodeURIComponent('user.id eq "00u1"');
    answer('GET', `/api/v1/apps?filter=${filter}&expand=user%2F00u1&limit=200`, 200, [{ id: '0oa1' }]);

    await expect(run(listApps, { filter: 'user.id eq "00u1"', expand: 'user/00u1' })).resolves.toMatchObject({
      count: 1,
    });
  });

  test('takes a directory, which has no way to sign in', async () => {
    const directory = { id: '0oa1', name: 'active_directory', signOnMode: null, universalLogout: null };
    answer('GET', '/api/v1/apps?includeNonDeleted=true&limit=200', 200, [directory]);

    await expect(run(listApps, { includeNonDeleted: true })).resolves.toMatchObject({ apps: [directory] });
  });

  test('says what is wrong with an expand that Okta does not read', async () => {
    const malformed = refused(
      'E0000001',
      'Api validation failed: RequestParams',
      'Expand query is malformed.',
    );
    answer('GET', '/api/v1/apps?expand=user&limit=200', 400, malformed);

    await expect(run(listApps, { expand: 'user' })).rejects.toMatchObject({
      code: 'REJECTED',
      message: expect.stringContaining('Expand query is malformed.'),
    });
  });
});
