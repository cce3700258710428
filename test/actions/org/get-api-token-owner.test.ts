import { describe, expect, test } from 'vitest';
import { getApiTokenOwner } from '../../../actions/org/get-api-token-owner.ts';
import { answer, refused, run } from '../../okta.ts';

describe('get_api_token_owner', () => {
  test('gives back the user for whom the key speaks', async () => {
    const owner = { id: '00u1', status: 'ACTIVE', profile: { login: 'admin@example.com' } };
    answer('GET', '/api/v1/users/me', 200, owner);

    await expect(run(getApiTokenOwner, {})).resolves.toEqual(owner);
  });

  test('says that a service app belongs to nobody', async () => {
    answer('GET', '/api/v1/users/me', 404, refused('E0000007', 'Not found: Resource not found: me (User)'));

    await expect(run(getApiTokenOwner, {})).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: expect.stringMatching(/^This connection is a service app\./),
      okta: { errorCode: 'E0000007' },
    });
  });
});
