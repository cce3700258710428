import { describe, expect, test } from 'vitest';
import { listUserRefreshTokens } from '../../../actions/users/list-user-refresh-tokens.ts';
import { answer, refused, run } from '../../okta.ts';

const path = '/api/v1/users/00u1/clients/0oa1/tokens?limit=200';
const input = { userId: '00u1', clientId: '0oa1' };

describe('list_user_refresh_tokens', () => {
  test('gives the tokens of the client', async () => {
    const token = { id: 'oar1', scopes: ['offline_access'], status: 'ACTIVE' };
    answer('GET', path, 200, [token]);

    await expect(run(listUserRefreshTokens, input)).resolves.toMatchObject({ refreshTokens: [token] });
  });

  test('says NOT_FOUND for a user whom Okta does not know', async () => {
    answer('GET', path, 404, refused('E0000007', 'Not found: Resource not found: 00u1 (User)'));

    await expect(run(listUserRefreshTokens, input)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
