import { describe, expect, test } from 'vitest';
import { getUser } from '../../../actions/users/get-user.ts';
import { answer, refused, run } from '../../okta.ts';

describe('get_user', () => {
  test('reads by login, with all that Okta sent, and the version from the header', async () => {
    const user = {
      id: '00u1',
      status: 'ACTIVE',
      profile: { login: 'a+b@example.com', badge: [1, 2] },
      isNew: true,
    };
    answer('GET', '/api/v1/users/a%2Bb%40example.com', 200, user, { etag: 'W/"1f"' });

    await expect(run(getUser, { userId: 'a+b@example.com' })).resolves.toEqual({ ...user, etag: 'W/"1f"' });
  });

  test('asks for details that are wanted', async () => {
    answer('GET', '/api/v1/users/00u1?expand=blocks', 200, { id: '00u1', _embedded: { blocks: [] } });

    await expect(run(getUser, { userId: '00u1', expand: 'blocks' })).resolves.toEqual({
      id: '00u1',
      _embedded: { blocks: [] },
    });
  });

  test('says NOT_FOUND for a user whom Okta does not know', async () => {
    const missing = refused('E0000007', 'Not found: Resource not found: 00u9 (User)');
    answer('GET', '/api/v1/users/00u9', 404, missing);

    await expect(run(getUser, { userId: '00u9' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: expect.stringContaining('00u9 (User)'),
    });
  });
});
