import { z } from 'zod/v3';
import { defineAction, performRequest } from '../../connector/core/define-action.ts';
import { unlessGone } from '../../connector/okta/steps/unless-gone.ts';
import { alreadyGone, sampleUser, userId } from '../../schemas/user.ts';

export const clearUserSessions = defineAction({
  name: 'clear_user_sessions',
  title: 'Clear user sessions',
  description:
    'Signs a user out of Okta everywhere. Sessions in applications continue until they expire. If the user has already been deleted, the action succeeds.',
  operation: 'revokeUserSessions',
  scopes: ['okta.users.manage'],
  effect: 'delete',
  idempotent: true,
  everyday: true,
  input: z
    .object({
      userId,
      oauthTokens: z
        .boolean()
        .default(false)
        .describe('Also revokes the OpenID Connect and OAuth tokens of the user.'),
      forgetDevices: z
        .boolean()
        .default(true)
        .describe('Also forgets the devices of the user, so the next sign-in asks for all factors.'),
    })
    .strict(),
  output: z.object({
    userId: z.string().describe('The user from the input.'),
    cleared: z.boolean().describe('Always true: the sessions have ended.'),
    alreadyGone,
  }),
  sample: {
    input: { userId: sampleUser.id, oauthTokens: true },
    output: { userId: sampleUser.id, cleared: true, alreadyGone: false },
  },
  request: {
    method: 'DELETE',
    path: '/api/v1/users/{userId}/sessions',
    query: ['oauthTokens', 'forgetDevices'],
    gives: { userId: 'userId', cleared: true },
  },
  gone: { userId: 'userId', cleared: true },
  execute: unlessGone(performRequest),
});
