import { describe, expect, test } from 'vitest';
import { revokeUserGrants } from '../../../actions/users/revoke-user-grants.ts';
import { answer, refused, run } from '../../okta.ts';

const userId = '00ub0oNGTSWTBKOLGLNR';
const user = `/api/v1/users/${userId}`;
const noGrant = refused('E0000007', 'Not found: Resource not found: oag1 (OAuth2ScopeConsentGrant)');

describe('revoke_user_grants', () => {
  test.each([
    [{ which: 'grant', grantId: 'oag1' }, '/grants/oag1'],
    [{ which: 'client', clientId: '0oa1' }, '/clients/0oa1/grants'],
    [{ which: 'all' }, '/grants'],
  ])('revokes with %j what it says, and nothing else', async (input, path) => {
    answer('DELETE', user + path, 204);

    await expect(run(revokeUserGrants, { userId, ...input })).resolves.toEqual({
      userId,
      revoked: true,
      alreadyGone: false,
    });
  });

  test.each([
    [{}, 'which'],
    [{ which: 'client' }, 'clientId'],
    [{ which: 'grant', grantId: '' }, 'grantId'],
    [{ which: 'all', clientId: '0oa1' }, 'clientId'],
  ])('never takes %j for all', async (input, field) => {
    await expect(run(revokeUserGrants, { userId, ...input })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      fields: [expect.objectContaining({ field })],
    });
  });

  test('says NOT_FOUND for a grant that there is not', async () => {
    answer('DELETE', `${user}/grants/oag1`, 404, noGrant);
    answer('GET', user, 200, { id: userId });

    await expect(run(revokeUserGrants, { userId, which: 'grant', grantId: 'oag1' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  test('takes a grant that is gone at the second try as revoked', async () => {
    answer('DELETE', `${user}/grants/oag1`, 502, 'Bad Gateway');
    answer('DELETE', `${user}/grants/oag1`, 404, noGrant);

    await expect(run(revokeUserGrants, { userId, which: 'grant', grantId: 'oag1' })).resolves.toMatchObject({
      revoked: true,
    });
  });
});
