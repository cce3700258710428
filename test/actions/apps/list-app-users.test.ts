import { describe, expect, test } from 'vitest';
import { listAppUsers } from '../../../actions/apps/list-app-users.ts';
import { answer, refused, run } from '../../okta.ts';

describe('list_app_users', () => {
  test('asks for the largest page, and tells who has the app through a group', async () => {
    const users = [
      { id: '00u1', scope: 'USER', externalId: null },
      { id: '00u2', scope: 'GROUP', credentials: { userName: 'eve' } },
    ];
    answer('GET', '/api/v1/apps/0oa1/users?q=e&expand=user&limit=500', 200, users);

    await expect(run(listAppUsers, { appId: '0oa1', q: 'e', expand: 'user' })).resolves.toEqual({
      users,
      count: 2,
      nextCursor: null,
      hasMore: false,
    });
  });

  test('keeps the details on the pages after the first, where Okta drops them from its link', async () => {
    const link = '<https://acme.okta.com/api/v1/apps/0oa1/users?after=c1&limit=500>; rel="next"';
    answer('GET', '/api/v1/apps/0oa1/users?expand=user&limit=500', 200, [{ id: '00u1' }], { link });
    answer('GET', '/api/v1/apps/0oa1/users?expand=user&after=c1&limit=500', 200, [{ id: '00u2' }]);

    await expect(run(listAppUsers, { appId: '0oa1', expand: 'user', limit: 600 })).resolves.toMatchObject({
      count: 2,
    });
  });

  test('says NOT_FOUND for an unknown app', async () => {
    const unknown = refused('E0000007', 'Not found: Resource not found: 0oa1 (AppInstance)');
    answer('GET', '/api/v1/apps/0oa1/users?limit=500', 404, unknown);

    await expect(run(listAppUsers, { appId: '0oa1' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
