import { describe, expect, test } from 'vitest';
import { listApiTokens } from '../../../actions/org/list-api-tokens.ts';
import { answer, refused, run } from '../../okta.ts';

describe('list_api_tokens', () => {
  test('gives all tokens at once', async () => {
    const apiTokens = [{ id: '00T1', name: 'Workflows', userId: '00u1', network: { include: null } }];
    answer('GET', '/api/v1/api-tokens', 200, apiTokens);

    await expect(run(listApiTokens, {})).resolves.toEqual({
      apiTokens,
      count: 1,
      nextCursor: null,
      hasMore: false,
    });
  });

  test('says FORBIDDEN to an administrator who may not see them', async () => {
    answer('GET', '/api/v1/api-tokens', 403, refused('E0000006', 'You do not have permission'));

    await expect(run(listApiTokens, {})).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
