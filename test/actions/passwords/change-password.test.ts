import { describe, expect, test } from 'vitest';
import { changePassword } from '../../../actions/passwords/change-password.ts';
import { answer, refused, run } from '../../okta.ts';

const path = '/api/v1/users/00u1';
const operation = `${path}/credentials/change_password?strict=false`;
const input = { userId: '00u1', oldPassword: 'Correct-Horse-8', newPassword: 'Correct-Horse-9' };

describe('change_password', () => {
  test('posts both passwords, and gives back the user', async () => {
    const credentials = { password: {}, provider: { type: 'OKTA', name: 'OKTA' } };
    const sent = answer('POST', operation, 200, credentials);
    answer('GET', path, 200, { id: '00u1', status: 'ACTIVE', credentials });

    await expect(run(changePassword, input)).resolves.toEqual({
      id: '00u1',
      status: 'ACTIVE',
      credentials,
      changed: true,
    });
    expect(sent.body).toEqual({
      oldPassword: { value: 'Correct-Horse-8' },
      newPassword: { value: 'Correct-Horse-9' },
      revokeSessions: false,
    });
  });

  test('does not say that a right is missing when the present password is wrong', async () => {
    const wrong = refused(
      'E0000014',
      'Update of credentials failed',
      'oldPassword: The credentials provided were incorrect.',
    );
    answer('POST', operation, 403, wrong);
    answer('GET', path, 200, { id: '00u1', status: 'ACTIVE' });

    await expect(run(changePassword, input)).rejects.toMatchObject({
      code: 'REJECTED',
      okta: { causes: [{ field: 'oldPassword' }] },
    });
  });

  test('says WRONG_STATE for a user who is locked out', async () => {
    answer('POST', operation, 403, refused('E0000035', 'Change password not allowed on specified user.'));
    answer('GET', path, 200, { id: '00u1', status: 'LOCKED_OUT' });

    await expect(run(changePassword, input)).rejects.toMatchObject({
      code: 'WRONG_STATE',
      message: expect.stringMatching(/LOCKED_OUT.*unlock_user/),
    });
  });

  test('is not sent again after a lost answer, since the present password would be wrong then', async () => {
    const sent = answer('POST', operation, 502, 'Bad Gateway');

    await expect(run(changePassword, input)).rejects.toMatchObject({
      code: 'OKTA_UNAVAILABLE',
      retryable: false,
    });
    expect(sent.times).toBe(1);
  });
});
