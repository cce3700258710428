import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { assignUser } from '../../connector/okta/steps/app-users.ts';
import { sampleApp } from '../../schemas/app.ts';
import {
  appUserCredentials,
  appUserProfile,
  changedAppUser,
  newAppUserInput,
  sampleAppUser,
} from '../../schemas/app-user.ts';

export const assignUserToApp = defineAction({
  name: 'assign_user_to_app',
  title: 'Assign user to app',
  description:
    'Gives a user an application of their own. A user who already has it keeps it. A user who has it through a group then keeps it after leaving the group.',
  operation: 'assignUserToApplication',
  scopes: ['okta.apps.manage'],
  effect: 'update',
  idempotent: true,
  confirm: true,
  everyday: true,
  keywords: ['give access to application', 'grant application'],
  input: z
    .object({
      ...newAppUserInput,
      credentials: appUserCredentials.optional(),
      profile: appUserProfile.optional(),
    })
    .strict(),
  output: changedAppUser,
  sample: {
    input: { appId: sampleApp.id, userId: sampleAppUser.id, profile: { role: 'approver' } },
    output: { ...sampleAppUser, changed: true, before: { ...sampleAppUser, scope: 'GROUP' } },
  },
  request: {
    method: 'POST',
    path: '/api/v1/apps/{appId}/users',
    body: { id: 'userId', credentials: 'credentials', profile: 'profile' },
  },
  execute: assignUser,
});
