import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { readTokenOwner } from '../../connector/okta/steps/token-owner.ts';
import { field } from '../../schemas/field.ts';
import { sampleUser, user } from '../../schemas/user.ts';

export const getApiTokenOwner = defineAction({
  name: 'get_api_token_owner',
  title: 'Get API token owner',
  description:
    'Gets the administrator whose rights the API key of this connection has. A service app belongs to nobody, and the action then says so.',
  operation: 'getUser',
  scopes: ['okta.users.read'],
  effect: 'read',
  idempotent: true,
  keywords: ['who am I', 'current user'],
  input: z.object({}).strict(),
  output: z.object({
    ownerType: z
      .enum(['USER', 'SERVICE_APP'])
      .describe('USER, or SERVICE_APP if the connection is a service app, which acts for itself.'),
    user: field(user.nullable(), { title: 'User' }).describe(
      'The owner of the API key. Empty for a service app.',
    ),
  }),
  sample: { input: {}, output: { ownerType: 'USER', user: sampleUser } },
  request: { method: 'GET', path: '/api/v1/users/me' },
  execute: readTokenOwner,
});
