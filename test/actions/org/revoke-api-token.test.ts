import { describe, expect, test } from 'vitest';
import { revokeApiToken } from '../../../actions/org/revoke-api-token.ts';
import { answer, refused, run } from '../../okta.ts';

const path = '/api/v1/api-tokens/00T1';
const unknown = refused('E0000007', 'Not found: Resource not found: 00T1 (Token)');
const input = { apiTokenId: '00T1' };

describe('revoke_api_token', () => {
  test('revokes, also where the answer to the first try was lost', async () => {
    answer('DELETE', path, 502, 'Bad Gateway');
    answer('DELETE', path, 404, unknown);

    await expect(run(revokeApiToken, input)).resolves.toEqual({ apiTokenId: '00T1', revoked: true });
  });

  test('says NOT_FOUND for a token that is not there', async () => {
    answer('DELETE', path, 404, unknown);

    await expect(run(revokeApiToken, input)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
