import { describe, expect, test } from 'vitest';
import { convertUserToFederated } from '../../../actions/users/convert-user-to-federated.ts';
import { answer, refused, run } from '../../okta.ts';

const path = '/api/v1/users/00u1';
const conversion = `${path}/lifecycle/reset_password?provider=FEDERATION&sendEmail=false`;
const ada = (type: string, status = 'ACTIVE') => ({
  id: '00u1',
  status,
  credentials: { provider: { type } },
});

describe('convert_user_to_federated', () => {
  test('resets the password for another provider, mails nobody, and reads the user', async () => {
    answer('GET', path, 200, ada('OKTA'));
    answer('POST', conversion, 200, {});
    answer('GET', path, 200, ada('FEDERATION'));

    await expect(run(convertUserToFederated, { userId: '00u1' })).resolves.toEqual({
      ...ada('FEDERATION'),
      changed: true,
    });
  });

  test('leaves a user alone who is federated already', async () => {
    answer('GET', path, 200, ada('FEDERATION'));

    await expect(run(convertUserToFederated, { userId: '00u1' })).resolves.toMatchObject({ changed: false });
  });

  test('says what Okta did where it reset the password and nothing more', async () => {
    answer('GET', path, 200, ada('OKTA'));
    answer('POST', conversion, 200, {});
    answer('GET', path, 200, ada('OKTA', 'RECOVERY'));

    await expect(run(convertUserToFederated, { userId: '00u1' })).rejects.toMatchObject({
      code: 'UNEXPECTED_RESPONSE',
      message: expect.stringContaining('whose provider is OKTA and whose status is RECOVERY'),
    });
  });

  test('says WRONG_STATE with the status', async () => {
    answer('GET', path, 200, ada('OKTA', 'SUSPENDED'));
    const notNow = "This operation is not allowed in the user's current status.";
    answer('POST', conversion, 403, refused('E0000038', notNow));
    answer('GET', path, 200, ada('OKTA', 'SUSPENDED'));

    await expect(run(convertUserToFederated, { userId: '00u1' })).rejects.toMatchObject({
      code: 'WRONG_STATE',
      message: expect.stringMatching(/is SUSPENDED.*you can use unsuspend_user/),
    });
  });
});
