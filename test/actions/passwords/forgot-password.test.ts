import { describe, expect, test } from 'vitest';
import { forgotPassword } from '../../../actions/passwords/forgot-password.ts';
import { answer, refused, run } from '../../okta.ts';

const path = '/api/v1/users/00u1';
const operation = `${path}/credentials/forgot_password`;

describe('forgot_password', () => {
  test('mails the link', async () => {
    answer('POST', `${operation}?sendEmail=true`, 200, {});
    answer('GET', path, 200, { id: '00u1', status: 'ACTIVE' });

    await expect(run(forgotPassword, { userId: '00u1' })).resolves.toMatchObject({
      status: 'ACTIVE',
      sent: true,
    });
  });

  test('gives back the link when no mail is wanted', async () => {
    const resetPasswordUrl = 'https://acme.okta.com/signin/reset-password/t';
    answer('POST', `${operation}?sendEmail=false`, 200, { resetPasswordUrl });
    answer('GET', path, 200, { id: '00u1', status: 'ACTIVE' });

    await expect(run(forgotPassword, { userId: '00u1', sendEmail: false })).resolves.toMatchObject({
      sent: false,
      resetPasswordUrl,
    });
  });

  test('says WRONG_STATE for a user who never was active', async () => {
    answer(
      'POST',
      `${operation}?sendEmail=true`,
      403,
      refused('E0000034', 'Forgot password not allowed on specified user.'),
    );
    answer('GET', path, 200, { id: '00u1', status: 'STAGED' });

    await expect(run(forgotPassword, { userId: '00u1' })).rejects.toMatchObject({ code: 'WRONG_STATE' });
  });
});
