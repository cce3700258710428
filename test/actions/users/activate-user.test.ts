import { describe, expect, test } from 'vitest';
import { activateUser } from '../../../actions/users/activate-user.ts';
import { answer, refused, run } from '../../okta.ts';

const path = '/api/v1/users/00u1';
const alreadyActive = refused('E0000016', 'Activation failed because the user is already active');

describe('activate_user', () => {
  test('mails the invitation, and gives back the user', async () => {
    answer('POST', `${path}/lifecycle/activate?sendEmail=true`, 200, {});
    answer('GET', path, 200, { id: '00u1', status: 'PROVISIONED' });

    await expect(run(activateUser, { userId: '00u1' })).resolves.toEqual({
      id: '00u1',
      status: 'PROVISIONED',
      changed: true,
    });
  });

  test('gives back link and token when no mail is wanted', async () => {
    const link = { activationUrl: 'https://acme.okta.com/tokens/t/verify', activationToken: 't' };
    answer('POST', `${path}/lifecycle/activate?sendEmail=false`, 200, link);
    answer('GET', path, 200, { id: '00u1', status: 'PROVISIONED' });

    await expect(run(activateUser, { userId: '00u1', sendEmail: false })).resolves.toEqual({
      id: '00u1',
      status: 'PROVISIONED',
      changed: true,
      ...link,
    });
  });

  test('does not lose link and token, which Okta shows once, when the user cannot be read', async () => {
    answer('POST', `${path}/lifecycle/activate?sendEmail=false`, 200, { activationToken: 't' });
    answer('GET', path, 403, refused('E0000006', 'You do not have permission'));

    await expect(run(activateUser, { userId: '00u1', sendEmail: false })).resolves.toEqual({
      id: '00u1',
      activationToken: 't',
      changed: true,
    });
  });

  test('says that the change was made when the user cannot be read', async () => {
    answer('POST', `${path}/lifecycle/activate?sendEmail=true`, 200, {});
    answer('GET', path, 403, refused('E0000006', 'You do not have permission'));

    await expect(run(activateUser, { userId: '00u1' })).rejects.toMatchObject({
      code: 'FORBIDDEN',
      message: expect.stringContaining('Okta made the change'),
    });
  });

  test.each(['ACTIVE', 'PROVISIONED'])('says changed: false for a user who is %s', async (status) => {
    answer('POST', `${path}/lifecycle/activate?sendEmail=true`, 403, alreadyActive);
    answer('GET', path, 200, { id: '00u1', status });

    await expect(run(activateUser, { userId: '00u1' })).resolves.toEqual({
      id: '00u1',
      status,
      changed: false,
    });
  });

  test('sends a suspended user to unsuspend_user', async () => {
    answer('POST', `${path}/lifecycle/activate?sendEmail=true`, 403, alreadyActive);
    answer('GET', path, 200, { id: '00u1', status: 'SUSPENDED' });

    await expect(run(activateUser, { userId: '00u1' })).rejects.toMatchObject({
      code: 'WRONG_STATE',
      message: expect.stringMatching(/SUSPENDED.*unsuspend_user/),
    });
  });

  test('waits while an earlier activation is running', async () => {
    const running = refused('E0000112', 'Cannot update this user because they are still being activated.');
    answer('POST', `${path}/lifecycle/activate?sendEmail=true`, 409, running);
    answer('POST', `${path}/lifecycle/activate?sendEmail=true`, 200, {});
    answer('GET', path, 200, { id: '00u1', status: 'ACTIVE' });

    await expect(run(activateUser, { userId: '00u1' })).resolves.toMatchObject({ changed: true });
  });
});
