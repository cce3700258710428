import { describe, expect, test } from 'vitest';
import { expirePasswordWithTempPassword } from '../../../actions/passwords/expire-password-with-temp-password.ts';
import { answer, refused, run } from '../../okta.ts';

const path = '/api/v1/users/00u1';

describe('expire_password_with_temp_password', () => {
  test.each([true, false])(
    'gives back the temporary password; revokeSessions is %s',
    async (revokeSessions) => {
      const operation = `${path}/lifecycle/expire_password_with_temp_password?revokeSessions=${revokeSessions}`;
      answer('POST', operation, 200, { tempPassword: 'x4HpS7TE' });
      answer('GET', path, 200, { id: '00u1', status: 'PASSWORD_EXPIRED' });

      await expect(run(expirePasswordWithTempPassword, { userId: '00u1', revokeSessions })).resolves.toEqual({
        id: '00u1',
        status: 'PASSWORD_EXPIRED',
        changed: true,
        tempPassword: 'x4HpS7TE',
      });
    },
  );

  test('does not lose the temporary password, which Okta shows once, when the user cannot be read', async () => {
    const operation = `${path}/lifecycle/expire_password_with_temp_password?revokeSessions=false`;
    answer('POST', operation, 200, { tempPassword: 'x4HpS7TE' });
    answer('GET', path, 404, refused('E0000007', 'Not found: Resource not found: 00u1 (User)'));

    await expect(run(expirePasswordWithTempPassword, { userId: '00u1' })).resolves.toEqual({
      id: '00u1',
      tempPassword: 'x4HpS7TE',
      changed: true,
    });
  });
});
