import { describe, expect, test } from 'vitest';
import { expirePassword } from '../../../actions/passwords/expire-password.ts';
import { answer, refused, run } from '../../okta.ts';

const path = '/api/v1/users/00u1';

describe('expire_password', () => {
  test('gives back the user as read afterwards, since the dates of the answer lag behind', async () => {
    answer('POST', `${path}/lifecycle/expire_password`, 200, {
      id: '00u1',
      status: 'PASSWORD_EXPIRED',
      statusChanged: '2026-01-01T00:00:00.000Z',
    });
    answer('GET', path, 200, {
      id: '00u1',
      status: 'PASSWORD_EXPIRED',
      statusChanged: '2026-11-21T12:00:00.000Z',
    });

    await expect(run(expirePassword, { userId: '00u1' })).resolves.toEqual({
      id: '00u1',
      status: 'PASSWORD_EXPIRED',
      statusChanged: '2026-11-21T12:00:00.000Z',
      changed: true,
    });
  });

  test('says WRONG_STATE for a staged user', async () => {
    const notAllowed = refused('E0000038', "This operation is not allowed in the user's current status.");
    answer('POST', `${path}/lifecycle/expire_password`, 403, notAllowed);
    answer('GET', path, 200, { id: '00u1', status: 'STAGED' });

    await expect(run(expirePassword, { userId: '00u1' })).rejects.toMatchObject({ code: 'WRONG_STATE' });
  });
});
