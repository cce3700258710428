import { describe, expect, test } from 'vitest';
import { unlockUser } from '../../../actions/users/unlock-user.ts';
import { answer, refused, run } from '../../okta.ts';

const path = '/api/v1/users/00u1';
const notLocked = refused('E0000032', 'Unlock is not allowed for this user.', 'The user is not locked out.');

describe('unlock_user', () => {
  test('unlocks', async () => {
    answer('POST', `${path}/lifecycle/unlock`, 200, {});
    answer('GET', path, 200, { id: '00u1', status: 'ACTIVE' });

    await expect(run(unlockUser, { userId: '00u1' })).resolves.toEqual({
      id: '00u1',
      status: 'ACTIVE',
      changed: true,
    });
  });

  test('says changed: false for an active user, who is not locked out', async () => {
    answer('POST', `${path}/lifecycle/unlock`, 403, notLocked);
    answer('GET', path, 200, { id: '00u1', status: 'ACTIVE' });

    await expect(run(unlockUser, { userId: '00u1' })).resolves.toMatchObject({ changed: false });
  });

  test('says WRONG_STATE for a suspended user', async () => {
    answer('POST', `${path}/lifecycle/unlock`, 403, notLocked);
    answer('GET', path, 200, { id: '00u1', status: 'SUSPENDED' });

    await expect(run(unlockUser, { userId: '00u1' })).rejects.toMatchObject({
      code: 'WRONG_STATE',
      message: expect.stringMatching(/SUSPENDED.*unsuspend_user/),
    });
  });
});
