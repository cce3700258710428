import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { deleteObject } from '../../connector/okta/steps/object-state.ts';
import { apiTokenId, sampleApiToken } from '../../schemas/api-token.ts';

export const revokeApiToken = defineAction({
  name: 'revoke_api_token',
  title: 'Revoke API token',
  description:
    'Permanently revokes an API token. Every program that uses its key, which may be this connection, loses access at once.',
  operation: 'revokeApiToken',
  scopes: ['okta.apiTokens.manage'],
  effect: 'delete',
  idempotent: true,
  keywords: ['delete API key'],
  input: z.object({ apiTokenId }).strict(),
  output: z.object({
    apiTokenId: z.string().describe('The API token ID from the input.'),
    revoked: z.boolean().describe('Always true: the token no longer exists.'),
  }),
  sample: {
    input: { apiTokenId: sampleApiToken.id },
    output: { apiTokenId: sampleApiToken.id, revoked: true },
  },
  request: {
    method: 'DELETE',
    path: '/api/v1/api-tokens/{apiTokenId}',
    gives: { apiTokenId: 'apiTokenId', revoked: true },
  },
  execute: deleteObject,
});
