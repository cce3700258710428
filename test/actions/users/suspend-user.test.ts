import { describe, expect, test } from 'vitest';
import { suspendUser } from '../../../actions/users/suspend-user.ts';
import { answer, refused, run } from '../../okta.ts';

const path = '/api/v1/users/00u1';
const notActive = refused(
  'E0000001',
  'Api validation failed: suspendUser',
  'Cannot suspend a user that is not active',
);

describe('suspend_user', () => {
  test('suspends, then gives back the user as Okta has it', async () => {
    const sent = answer('POST', `${path}/lifecycle/suspend`, 200, {});
    answer('GET', path, 200, {
      id: '00u1',
      status: 'SUSPENDED',
      profile: { login: 'ada@example.com', badge: 7 },
    });

    await expect(run(suspendUser, { userId: '00u1' })).resolves.toEqual({
      id: '00u1',
      status: 'SUSPENDED',
      profile: { login: 'ada@example.com', badge: 7 },
      changed: true,
    });
    expect(sent.body).toBeUndefined();
  });

  test('says changed: false for a user who is suspended already', async () => {
    answer('POST', `${path}/lifecycle/suspend`, 400, notActive);
    answer('GET', path, 200, { id: '00u1', status: 'SUSPENDED' });

    await expect(run(suspendUser, { userId: '00u1' })).resolves.toEqual({
      id: '00u1',
      status: 'SUSPENDED',
      changed: false,
    });
  });

  test('names the status and what is allowed in it for a user in another state', async () => {
    answer('POST', `${path}/lifecycle/suspend`, 400, notActive);
    answer('GET', path, 200, { id: '00u1', status: 'STAGED' });

    await expect(run(suspendUser, { userId: '00u1' })).rejects.toMatchObject({
      code: 'WRONG_STATE',
      action: 'suspend_user',
      retryable: false,
      message: expect.stringMatching(/The user is STAGED.*activate_user/),
      okta: { errorCode: 'E0000001', errorId: 'oaeTest', requestId: 'reqTest' },
    });
  });

  test('is not to be repeated when only the reading afterwards fails', async () => {
    answer('POST', `${path}/lifecycle/suspend`, 200, {});
    for (let attempt = 0; attempt < 4; attempt += 1) answer('GET', path, 502, '<html>');

    await expect(run(suspendUser, { userId: '00u1' })).rejects.toMatchObject({
      code: 'OKTA_UNAVAILABLE',
      retryable: false,
      message: expect.stringMatching(/^Okta made the change, but the user could not be read afterwards\. /),
    });
  });
});
