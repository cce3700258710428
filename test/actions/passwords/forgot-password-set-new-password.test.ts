import { describe, expect, test } from 'vitest';
import { forgotPasswordSetNewPassword } from '../../../actions/passwords/forgot-password-set-new-password.ts';
import { answer, refused, run } from '../../okta.ts';

const path = '/api/v1/users/00u1';
const operation = `${path}/credentials/forgot_password_recovery_question`;
const input = { userId: '00u1', newPassword: 'Correct-Horse-9', recoveryAnswer: 'Victory' };

describe('forgot_password_set_new_password', () => {
  test.each([true, false])('posts password and answer; sendEmail is %s', async (sendEmail) => {
    const sent = answer('POST', `${operation}?sendEmail=${sendEmail}`, 200, { password: {} });
    answer('GET', path, 200, { id: '00u1', status: 'ACTIVE' });

    await expect(run(forgotPasswordSetNewPassword, { ...input, sendEmail })).resolves.toMatchObject({
      id: '00u1',
      status: 'ACTIVE',
      changed: true,
    });
    expect(sent.body).toEqual({
      password: { value: 'Correct-Horse-9' },
      recovery_question: { answer: 'Victory' },
    });
  });

  test('does not say that a right is missing when the answer is wrong', async () => {
    answer(
      'POST',
      `${operation}?sendEmail=true`,
      403,
      refused('E0000087', 'The recovery question answer did not match our records.'),
    );
    answer('GET', path, 200, { id: '00u1', status: 'ACTIVE' });

    await expect(run(forgotPasswordSetNewPassword, input)).rejects.toMatchObject({
      code: 'REJECTED',
      message: expect.stringContaining('did not match our records'),
    });
  });
});
