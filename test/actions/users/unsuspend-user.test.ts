import { describe, expect, test } from 'vitest';
import { unsuspendUser } from '../../../actions/users/unsuspend-user.ts';
import { answer, refused, run } from '../../okta.ts';

const path = '/api/v1/users/00u1';
const notSuspended = refused(
  'E0000001',
  'Api validation failed: suspendUser',
  'Cannot unsuspend a user that is not suspended',
);

describe('unsuspend_user', () => {
  test('unsuspends, and gives back the status that the user had before', async () => {
    const sent = answer('POST', `${path}/lifecycle/unsuspend`, 200, {});
    answer('GET', path, 200, { id: '00u1', status: 'PASSWORD_EXPIRED' });

    await expect(run(unsuspendUser, { userId: '00u1' })).resolves.toEqual({
      id: '00u1',
      status: 'PASSWORD_EXPIRED',
      changed: true,
    });
    expect(sent.body).toBeUndefined();
  });

  test.each(['ACTIVE', 'PASSWORD_EXPIRED', 'PROVISIONED'])(
    'says changed: false for a user who is %s',
    async (status) => {
      answer('POST', `${path}/lifecycle/unsuspend`, 400, notSuspended);
      answer('GET', path, 200, { id: '00u1', status });

      await expect(run(unsuspendUser, { userId: '00u1' })).resolves.toEqual({
        id: '00u1',
        status,
        changed: false,
      });
    },
  );

  test.each([
    ['LOCKED_OUT', 'unlock_user'],
    ['DEPROVISIONED', 'activate_user'],
  ])('sends a user who is %s to %s', async (status, other) => {
    answer('POST', `${path}/lifecycle/unsuspend`, 400, notSuspended);
    answer('GET', path, 200, { id: '00u1', status });

    await expect(run(unsuspendUser, { userId: '00u1' })).rejects.toMatchObject({
      code: 'WRONG_STATE',
      message: expect.stringMatching(new RegExp(`${status}.*${other}`)),
    });
  });
});
