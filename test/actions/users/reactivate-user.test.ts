import { describe, expect, test } from 'vitest';
import { reactivateUser } from '../../../actions/users/reactivate-user.ts';
import { answer, refused, run } from '../../okta.ts';

const path = '/api/v1/users/00u1';

describe('reactivate_user', () => {
  test('mails the invitation by itself, where Okta would not', async () => {
    answer('POST', `${path}/lifecycle/reactivate?sendEmail=true`, 200, {});
    answer('GET', path, 200, { id: '00u1', status: 'PROVISIONED' });

    await expect(run(reactivateUser, { userId: '00u1' })).resolves.toMatchObject({ changed: true });
  });

  test('gives back the link when no mail is wanted', async () => {
    answer('POST', `${path}/lifecycle/reactivate?sendEmail=false`, 200, { activationToken: 't' });
    answer('GET', path, 200, { id: '00u1', status: 'PROVISIONED' });

    await expect(run(reactivateUser, { userId: '00u1', sendEmail: false })).resolves.toMatchObject({
      activationToken: 't',
    });
  });

  test.each(['STAGED', 'ACTIVE', 'DEPROVISIONED'])(
    'says WRONG_STATE for a user who is %s',
    async (status) => {
      const notAllowed = refused('E0000038', "This operation is not allowed in the user's current status.");
      answer('POST', `${path}/lifecycle/reactivate?sendEmail=true`, 403, notAllowed);
      answer('GET', path, 200, { id: '00u1', status });

      await expect(run(reactivateUser, { userId: '00u1' })).rejects.toMatchObject({
        code: 'WRONG_STATE',
        message: expect.stringContaining(
          `The user is ${status}, but "Reactivate user" works only for PROVISIONED, RECOVERY`,
        ),
      });
    },
  );
});
