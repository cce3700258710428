import { describe, expect, test } from 'vitest';
import { listUserIdentityProviders } from '../../../actions/users/list-user-identity-providers.ts';
import { answer, refused, run } from '../../okta.ts';

const path = '/api/v1/users/00u1/idps';

describe('list_user_identity_providers', () => {
  test('gives all providers at once', async () => {
    const provider = { id: '0oa1', type: 'GOOGLE', name: 'Google', properties: null };
    answer('GET', path, 200, [provider]);

    await expect(run(listUserIdentityProviders, { userId: '00u1' })).resolves.toMatchObject({
      identityProviders: [provider],
      count: 1,
    });
  });

  test('says NOT_FOUND for a user whom Okta does not know', async () => {
    answer('GET', path, 404, refused('E0000007', 'Not found: Resource not found: 00u1 (User)'));

    await expect(run(listUserIdentityProviders, { userId: '00u1' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});
