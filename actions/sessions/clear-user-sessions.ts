import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { unlessGone } from '../../connector/okta/steps/unless-gone.ts';
import { alreadyGone, sampleUser, userId } from '../../schemas/user.ts';

export const clearUserSessions = defineAction({
  name: 'clear_user_sessions',
  title: 'Clear user sessions',
  description:
    'Signs a user out of Okta everywhere. Sessions that applications keep themselves go on until they end. A user who was deleted before is no error.',
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
        .describe('Revokes the OpenID Connect and OAuth tokens of the user too.'),
      forgetDevices: z
        .boolean()
        .default(true)
        .describe('Forgets the devices of the user, so that the next sign-in asks for all factors.'),
    })
    .strict(),
  output: z.object({
    userId: z.string().describe('The user, as it was given.'),
    cleared: z.boolean().describe('True: the sessions are gone.'),
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
  },
  execute(context) {
    const { okta, action, input } = context;
    const cleared = { userId: input.userId, cleared: true };
    return unlessGone(
      context,
      okta.perform(action.request, input).then(() => cleared),
      cleared,
    );
  },
});
