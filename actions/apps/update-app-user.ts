import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { updateAssignment } from '../../connector/okta/steps/app-users.ts';
import { sampleApp } from '../../schemas/app.ts';
import {
  appUserCredentials,
  appUserInput,
  appUserProfile,
  changedAppUser,
  sampleAppUser,
} from '../../schemas/app-user.ts';

export const updateAppUser = defineAction({
  name: 'update_app_user',
  title: 'Update app user',
  description:
    'Changes the username, the password or the profile of a user in an application. What is left out stays. An assignment that came through a group can become the own one of the user by this.',
  operation: 'updateApplicationUser',
  scopes: ['okta.apps.manage'],
  effect: 'update',
  idempotent: true,
  // The username decides whose account in the application the user gets.
  confirm: true,
  input: z
    .object({
      ...appUserInput,
      credentials: appUserCredentials.optional(),
      profile: appUserProfile.optional(),
    })
    .strict(),
  output: changedAppUser,
  sample: {
    input: { appId: sampleApp.id, userId: sampleAppUser.id, profile: { role: 'auditor' } },
    output: {
      ...sampleAppUser,
      profile: { role: 'auditor' },
      changed: true,
      before: sampleAppUser,
    },
  },
  request: {
    method: 'POST',
    path: '/api/v1/apps/{appId}/users/{userId}',
    body: { credentials: 'credentials', profile: 'profile' },
  },
  check: ({ credentials, profile }) => ({
    credentials:
      Object.keys({ ...credentials, ...profile }).length === 0 &&
      'or "Profile" is required; null clears an attribute of the profile',
  }),
  execute: updateAssignment,
});
