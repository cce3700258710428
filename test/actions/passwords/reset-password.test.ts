import { describe, expect, test } from 'vitest';
import { resetPassword } from '../../../actions/passwords/reset-password.ts';
import { answer, refused, run } from '../../okta.ts';

const path = '/api/v1/users/00u1';

describe('reset_password', () => {
  test('always says whether to mail, as Okta demands, and mails by itself', async () => {
    answer('POST', `${path}/lifecycle/reset_password?sendEmail=true&revokeSessions=false`, 200, {});
    answer('GET', path, 200, { id: '00u1', status: 'RECOVERY' });

    await expect(run(resetPassword, { userId: '00u1' })).resolves.toEqual({
      id: '00u1',
      status: 'RECOVERY',
      changed: true,
    });
  });

  test('gives back the link when no mail is wanted, and ends the sessions when told to', async () => {
    const resetPasswordUrl = 'https://acme.okta.com/reset_password/t';
    answer('POST', `${path}/lifecycle/reset_password?sendEmail=false&revokeSessions=true`, 200, {
      resetPasswordUrl,
    });
    answer('GET', path, 200, { id: '00u1', status: 'RECOVERY' });

    await expect(
      run(resetPassword, { userId: '00u1', sendEmail: false, revokeSessions: true }),
    ).resolves.toEqual({ id: '00u1', status: 'RECOVERY', changed: true, resetPasswordUrl });
  });

  test.each([
    [403, 'E0000038', "This operation is not allowed in the user's current status."],
    [403, 'E0000017', 'Password reset failed'],
  ])(
    'reads the user after %i %s, and says WRONG_STATE for a suspended one',
    async (status, code, summary) => {
      answer(
        'POST',
        `${path}/lifecycle/reset_password?sendEmail=true&revokeSessions=false`,
        status,
        refused(code, summary),
      );
      answer('GET', path, 200, { id: '00u1', status: 'SUSPENDED' });

      await expect(run(resetPassword, { userId: '00u1' })).rejects.toMatchObject({
        code: 'WRONG_STATE',
        message: expect.stringMatching(/SUSPENDED.*unsuspend_user/),
        okta: { errorCode: code },
      });
    },
  );

  test("gives Okta's own reason when the status is not it", async () => {
    answer(
      'POST',
      `${path}/lifecycle/reset_password?sendEmail=true&revokeSessions=false`,
      403,
      refused('E0000017', 'Password reset failed'),
    );
    answer('GET', path, 200, { id: '00u1', status: 'ACTIVE' });

    await expect(run(resetPassword, { userId: '00u1' })).rejects.toMatchObject({
      code: 'REJECTED',
      message: expect.stringContaining('Password reset failed'),
    });
  });
});
