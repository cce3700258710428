import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { revokeRefreshTokens } from '../../connector/okta/steps/revoke.ts';
import { unlessGone } from '../../connector/okta/steps/unless-gone.ts';
import { clientId, sampleClient } from '../../schemas/client.ts';
import { field } from '../../schemas/field.ts';
import { tokenId } from '../../schemas/refresh-token.ts';
import { alreadyGone, sampleUser, userId } from '../../schemas/user.ts';

export const revokeUserRefreshTokens = defineAction({
  name: 'revoke_user_refresh_tokens',
  title: 'Revoke user refresh tokens',
  description:
    'Revokes refresh tokens of a user, so that OAuth clients no longer act on behalf of the user: one token, all tokens of one client, or all tokens. If the user has already been deleted, the action succeeds.',
  operation: 'revokeTokensForUserAndClient',
  scopes: ['okta.users.manage'],
  effect: 'delete',
  idempotent: true,
  input: z
    .object({
      userId,
      which: field(z.enum(['token', 'client', 'all']), { title: 'Which tokens' }).describe(
        'One token (token), all tokens of one client (client), or the tokens of all clients (all).',
      ),
      clientId: field(clientId.optional(), {
        showWhen: { field: 'which', is: ['token', 'client'], required: true },
      }),
      tokenId: field(tokenId.optional(), { showWhen: { field: 'which', is: ['token'], required: true } }),
    })
    .strict(),
  output: z.object({
    userId: z.string().describe('The user from the input.'),
    revoked: z.boolean().describe('Always true: the user has no such refresh tokens now.'),
    alreadyGone,
  }),
  sample: {
    input: { userId: sampleUser.id, which: 'client', clientId: sampleClient.client_id },
    output: { userId: sampleUser.id, revoked: true, alreadyGone: false },
  },
  request: {
    method: 'DELETE',
    path: '/api/v1/users/{userId}/clients/{clientId}/tokens',
    gives: { userId: 'userId', revoked: true },
  },
  gone: { userId: 'userId', revoked: true },
  execute: unlessGone(revokeRefreshTokens),
});
