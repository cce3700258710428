import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { sampleApp } from '../../schemas/app.ts';
import { appUser, appUserInput, sampleAppUser } from '../../schemas/app-user.ts';
import { field } from '../../schemas/field.ts';

export const getAppUser = defineAction({
  name: 'get_app_user',
  title: 'Get app user',
  description:
    "Gets a user's assignment to an application: username, profile and status in it, and whether it comes through a group. If the user does not have the application, the action fails with NOT_FOUND.",
  operation: 'getApplicationUser',
  scopes: ['okta.apps.read'],
  effect: 'read',
  idempotent: true,
  keywords: ['does a user have an application'],
  input: z
    .object({
      ...appUserInput,
      expand: field(z.enum(['user']).optional(), { advanced: true }).describe(
        'user adds the whole user under Embedded.',
      ),
    })
    .strict(),
  output: appUser,
  sample: { input: { appId: sampleApp.id, userId: sampleAppUser.id }, output: sampleAppUser },
  request: { method: 'GET', path: '/api/v1/apps/{appId}/users/{userId}', query: ['expand'] },
});
