import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { findUserBy } from '../../connector/okta/steps/find-user.ts';
import { sampleUser, user, userId } from '../../schemas/user.ts';

export const findUser = defineAction({
  name: 'find_user',
  title: 'Find user',
  description:
    'Finds a user by ID, login or email. If there is none, the action succeeds and found is false.',
  operation: 'getUser',
  scopes: ['okta.users.read'],
  effect: 'read',
  idempotent: true,
  everyday: true,
  input: z
    .object({ userId: userId.describe('The ID (00u...), the login or the primary email of the user.') })
    .strict(),
  output: z.object({
    found: z
      .boolean()
      .describe(
        'Whether the user exists. An email, or a login with a slash, needs a search, which can miss a user who was created or changed in the last few seconds.',
      ),
    user: user.nullable().describe('The user. Empty if there is none.'),
  }),
  sample: { input: { userId: 'grace.hopper@example.com' }, output: { found: true, user: sampleUser } },
  request: { method: 'GET', path: '/api/v1/users/{userId}' },
  execute: findUserBy,
});
