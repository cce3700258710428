import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { isConnectorError } from '../../connector/core/error.ts';
import { callOf } from '../../connector/core/request.ts';
import { sampleUser, user } from '../../schemas/user.ts';

export const getApiTokenOwner = defineAction({
  name: 'get_api_token_owner',
  title: 'Get API token owner',
  description:
    'Gets the administrator whose rights the API key of this connection has. A service app belongs to nobody: the action then fails with NOT_FOUND and says so.',
  operation: 'getUser',
  scopes: ['okta.users.read'],
  effect: 'read',
  idempotent: true,
  keywords: ['who am I', 'current user'],
  input: z.object({}).strict(),
  output: user,
  sample: { input: {}, output: sampleUser },
  request: { method: 'GET', path: '/api/v1/users/me' },
  async execute({ okta, action }) {
    try {
      return (await okta.call({ ...callOf(action.request, {}), expect: user })).body;
    } catch (error) {
      if (!isConnectorError(error) || error.code !== 'NOT_FOUND') throw error;
      // Okta finds "me" for every API key, and for no access token of a service app.
      throw error.with({
        message:
          'This connection is a service app. It acts for itself, with its own roles and scopes, and belongs to no user.',
      });
    }
  },
});
