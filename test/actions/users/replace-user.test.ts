import { describe, expect, test } from 'vitest';
import { replaceUser } from '../../../actions/users/replace-user.ts';
import { answer, refused, run } from '../../okta.ts';

const path = '/api/v1/users/00u1';
const profile = {
  login: 'ada@example.com',
  email: 'ada@example.com',
  firstName: 'Ada',
  lastName: 'Lovelace',
};

describe('replace_user', () => {
  test('puts the whole profile, of the version that was read', async () => {
    const sent = answer('PUT', path, 200, { id: '00u1', profile });

    await expect(run(replaceUser, { userId: '00u1', profile, ifMatch: 'W/"1f"' })).resolves.toEqual({
      id: '00u1',
      profile,
    });
    expect(sent.body).toEqual({ profile });
    expect(sent.headers['if-match']).toBe('W/"1f"');
  });

  test('moves the user to another type', async () => {
    const sent = answer('PUT', path, 200, { id: '00u1', type: { id: 'oty1' } });

    await run(replaceUser, { userId: '00u1', profile, userTypeId: 'oty1' });
    expect(sent.body).toEqual({ profile, type: { id: 'oty1' } });
  });

  test('needs the four attributes that Okta needs, the login among them', async () => {
    const { login, ...rest } = profile;
    await expect(run(replaceUser, { userId: '00u1', profile: rest })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      fields: [{ field: 'profile.login' }],
    });
  });

  test('says WRONG_STATE for a deactivated user, whom Okta claims not to know', async () => {
    answer('PUT', path, 404, refused('E0000007', 'Not found: Resource not found: 00u1 (User)'));
    answer('GET', path, 200, { id: '00u1', status: 'DEPROVISIONED' });

    await expect(run(replaceUser, { userId: '00u1', profile })).rejects.toMatchObject({
      code: 'WRONG_STATE',
    });
  });
});
