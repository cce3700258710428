import { describe, expect, test, vi } from 'vitest';
import { findUser } from '../../../actions/users/find-user.ts';
import { answer, refused, run } from '../../okta.ts';

const unknown = refused('E0000007', 'Not found: Resource not found: it (User)');
const byEmail = '/api/v1/users?search=profile.email%20eq%20%22ada%40example.com%22';

describe('find_user', () => {
  test('reads by ID or login first, which sees a user of a moment ago', async () => {
    answer('GET', '/api/v1/users/00u1', 200, { id: '00u1', status: 'STAGED' });

    await expect(run(findUser, { userId: '00u1' })).resolves.toEqual({
      found: true,
      user: { id: '00u1', status: 'STAGED' },
    });
  });

  test('then looks for the email', async () => {
    answer('GET', '/api/v1/users/ada%40example.com', 404, unknown);
    answer('GET', byEmail, 200, [{ id: '00u1' }]);

    await expect(run(findUser, { userId: 'ada@example.com' })).resolves.toEqual({
      found: true,
      user: { id: '00u1' },
    });
  });

  test('says found: false when there is nobody, and looks for no email where there is none', async () => {
    answer('GET', '/api/v1/users/ada%40example.com', 404, unknown);
    answer('GET', byEmail, 200, []);
    answer('GET', '/api/v1/users/00u9', 404, unknown);

    await expect(run(findUser, { userId: 'ada@example.com' })).resolves.toEqual({ found: false, user: null });
    await expect(run(findUser, { userId: '00u9' })).resolves.toEqual({ found: false, user: null });
  });

  test('names the logins when several users have the email, rather than choose one', async () => {
    answer('GET', '/api/v1/users/ada%40example.com', 404, unknown);
    answer('GET', byEmail, 200, [{ id: '00u1', profile: { login: 'ada' } }, { id: '00u2' }]);

    await expect(run(findUser, { userId: 'ada@example.com' })).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('ada, 00u2'),
    });
  });

  test('looks for a login with a slash by search, since no path takes it', async () => {
    answer('GET', '/api/v1/users?search=profile.login%20eq%20%22sales%2Fada%22', 200, [{ id: '00u1' }]);

    await expect(run(findUser, { userId: 'sales/ada' })).resolves.toEqual({
      found: true,
      user: { id: '00u1' },
    });
  });

  test('looks for an email with a slash after no login was found', async () => {
    answer('GET', '/api/v1/users?search=profile.login%20eq%20%22a%2Fda%40example.com%22', 200, []);
    answer('GET', '/api/v1/users?search=profile.email%20eq%20%22a%2Fda%40example.com%22', 200, [
      { id: '00u1' },
    ]);

    await expect(run(findUser, { userId: 'a/da@example.com' })).resolves.toMatchObject({ found: true });
  });

  test('says in the log, after a search only, that it does not see the last seconds', async () => {
    answer('GET', '/api/v1/users/ada%40example.com', 404, unknown);
    answer('GET', byEmail, 200, []);
    answer('GET', '/api/v1/users?search=profile.login%20eq%20%22sales%2Fada%22', 200, []);
    answer('GET', '/api/v1/users/00u9', 404, unknown);
    const said = async (userId: string) => {
      const log = vi.fn();
      await run(findUser, { userId }, { log });
      return log.mock.calls.flat();
    };
    const lag =
      'The search found no user. It can miss a user who was created or changed in the last few seconds.';

    expect(await said('ada@example.com')).toEqual([lag]);
    expect(await said('sales/ada')).toEqual([lag]);
    expect(await said('00u9')).toEqual([]);
  });
});
