import { describe, expect, test } from 'vitest';
import { revokeUserRefreshTokens } from '../../../actions/users/revoke-user-refresh-tokens.ts';
import { answer, refused, run } from '../../okta.ts';

const userId = '00ub0oNGTSWTBKOLGLNR';
const clients = `/api/v1/users/${userId}/clients`;
const done = { userId, revoked: true, alreadyGone: false };
const noUser = refused('E0000007', `Not found: Resource not found: ${userId} (User)`);

describe('revoke_user_refresh_tokens', () => {
  test.each([
    [{ which: 'token', clientId: '0oa1', tokenId: 'oar1' }, '/0oa1/tokens/oar1'],
    [{ which: 'client', clientId: '0oa1' }, '/0oa1/tokens'],
  ])('revokes with %j what it says, and nothing else', async (input, path) => {
    answer('DELETE', clients + path, 204);

    await expect(run(revokeUserRefreshTokens, { userId, ...input })).resolves.toEqual(done);
  });

  test('revokes those of every client that has any', async () => {
    answer('GET', clients, 200, [{ client_id: '0oa1' }, { client_id: '0oa2' }]);
    const sent = ['0oa1', '0oa2'].map((id) => answer('DELETE', `${clients}/${id}/tokens`, 204));

    await expect(run(revokeUserRefreshTokens, { userId, which: 'all' })).resolves.toEqual(done);
    expect(sent.map(({ times }) => times)).toEqual([1, 1]);
  });

  test('says so when the user was deleted before', async () => {
    answer('GET', clients, 404, noUser);
    answer('GET', `/api/v1/users/${userId}`, 404, noUser);

    await expect(run(revokeUserRefreshTokens, { userId, which: 'all' })).resolves.toEqual({
      ...done,
      alreadyGone: true,
    });
  });

  test.each([
    [{ which: 'token', clientId: '0oa1' }, 'tokenId'],
    [{ which: 'token', tokenId: 'oar1' }, 'clientId'],
    [{ which: 'all', clientId: '0oa1' }, 'clientId'],
  ])('never takes %j for more than it says', async (input, field) => {
    await expect(run(revokeUserRefreshTokens, { userId, ...input })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      fields: [expect.objectContaining({ field })],
    });
  });
});
