import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { clientId, sampleClient } from '../../schemas/client.ts';
import { expandScope } from '../../schemas/grant.ts';
import { pageInput, pageOf } from '../../schemas/page.ts';
import { refreshToken, sampleRefreshToken } from '../../schemas/refresh-token.ts';
import { sampleUser, userId } from '../../schemas/user.ts';

export const listUserRefreshTokens = defineAction({
  name: 'list_user_refresh_tokens',
  title: 'List user refresh tokens',
  description:
    'Lists the refresh tokens that an OAuth client has for a user, with scopes and dates. Okta never returns the tokens themselves.',
  operation: 'listRefreshTokensForUserAndClient',
  scopes: ['okta.users.read'],
  effect: 'read',
  idempotent: true,
  input: z.object({ userId, clientId, expand: expandScope, ...pageInput(200) }).strict(),
  output: pageOf('refreshTokens', refreshToken),
  sample: {
    input: { userId: sampleUser.id, clientId: sampleClient.client_id },
    output: { refreshTokens: [sampleRefreshToken], count: 1, nextCursor: null, hasMore: false },
  },
  request: {
    method: 'GET',
    path: '/api/v1/users/{userId}/clients/{clientId}/tokens',
    query: ['expand', 'limit', 'after'],
    list: { items: 'refreshTokens', pageSize: 200, identity: 'id' },
  },
});
