import { describe, expect, test } from 'vitest';
import { updateUser } from '../../../actions/users/update-user.ts';
import { answer, refused, run } from '../../okta.ts';

const path = '/api/v1/users/00u1';

describe('update_user', () => {
  test('posts only what is given: null clears, an empty field stays as it is', async () => {
    const sent = answer('POST', path, 200, { id: '00u1', profile: { title: 'Director' } });

    await expect(
      run(updateUser, { userId: '00u1', profile: { title: 'Director', manager: null, city: '', badge: 7 } }),
    ).resolves.toEqual({ id: '00u1', profile: { title: 'Director' } });
    expect(sent.body).toEqual({ profile: { title: 'Director', manager: null, badge: 7 } });
  });

  test('changes only the version that was read, when that is wanted', async () => {
    const stale = refused('E0000231', 'The ETag does not match.');
    const sent = answer('POST', path, 412, stale);

    await expect(
      run(updateUser, { userId: '00u1', profile: { title: 'Director' }, ifMatch: 'W/"1f"' }),
    ).rejects.toMatchObject({
      code: 'CONFLICT',
      status: 412,
      message: expect.stringContaining('Read it again'),
    });
    expect(sent.headers['if-match']).toBe('W/"1f"');
  });

  test('refuses an update of nothing', async () => {
    for (const profile of [{}, { title: '', manager: ' ' }]) {
      await expect(run(updateUser, { userId: '00u1', profile })).rejects.toMatchObject({
        code: 'INVALID_INPUT',
        fields: [{ field: 'profile', message: expect.stringContaining('null clears') }],
      });
    }
  });

  test('says WRONG_STATE for a deactivated user, whom Okta claims not to know', async () => {
    answer('POST', path, 404, refused('E0000007', 'Not found: Resource not found: 00u1 (User)'));
    answer('GET', path, 200, { id: '00u1', status: 'DEPROVISIONED' });

    await expect(run(updateUser, { userId: '00u1', profile: { title: 'Director' } })).rejects.toMatchObject({
      code: 'WRONG_STATE',
      status: 404,
      message: expect.stringMatching(/The user is DEPROVISIONED.*activate_user/),
    });
  });

  test('says NOT_FOUND for a user who does not exist', async () => {
    const missing = refused('E0000007', 'Not found: Resource not found: 00u1 (User)');
    answer('POST', path, 404, missing);
    answer('GET', path, 404, missing);

    await expect(run(updateUser, { userId: '00u1', profile: { title: 'Director' } })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  test('says CONFLICT for a login that is taken, without asking further', async () => {
    const cause = 'login: An object with this field already exists in the current organization';
    answer('POST', path, 400, refused('E0000001', 'Api validation failed: login', cause));

    await expect(
      run(updateUser, { userId: '00u1', profile: { login: 'grace@example.com' } }),
    ).rejects.toMatchObject({ code: 'CONFLICT', okta: { causes: [{ field: 'login' }] } });
  });
});
