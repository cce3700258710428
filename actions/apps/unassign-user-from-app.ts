import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { unassignUser } from '../../connector/okta/steps/app-users.ts';
import { unlessGone } from '../../connector/okta/steps/unless-gone.ts';
import { sampleApp } from '../../schemas/app.ts';
import { appUserInput, sampleAppUser } from '../../schemas/app-user.ts';
import { alreadyGone } from '../../schemas/user.ts';

export const unassignUserFromApp = defineAction({
  name: 'unassign_user_from_app',
  title: 'Unassign user from app',
  description:
    'Takes an application away from a user, with the profile that the user has in it. A user who has it through a group keeps it: the action then fails with WRONG_STATE, or says that a group gave it back. If the user has already been deleted, the action succeeds.',
  operation: 'unassignUserFromApplication',
  scopes: ['okta.apps.manage', 'okta.users.read'],
  effect: 'delete',
  idempotent: true,
  everyday: true,
  keywords: ['remove access to application', 'revoke application'],
  input: z
    .object({
      ...appUserInput,
      sendEmail: z.boolean().default(false).describe('Emails the administrators about it.'),
    })
    .strict(),
  output: z.object({
    appId: z.string().describe('The app ID from the input.'),
    userId: z.string().describe('The user from the input.'),
    unassigned: z
      .boolean()
      .describe(
        'True if the user does not have the application now. False if a group has given it back at once.',
      ),
    changed: z.boolean().describe('True if Okta took it away. False if the user did not have it.'),
    alreadyGone,
  }),
  sample: {
    input: { appId: sampleApp.id, userId: sampleAppUser.id },
    output: {
      appId: sampleApp.id,
      userId: sampleAppUser.id,
      unassigned: true,
      changed: true,
      alreadyGone: false,
    },
  },
  request: { method: 'DELETE', path: '/api/v1/apps/{appId}/users/{userId}', query: ['sendEmail'] },
  gone: { appId: 'appId', userId: 'userId', unassigned: true, changed: false },
  execute: unlessGone(unassignUser),
});
