import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { updateExistingUser } from '../../connector/okta/steps/user-state.ts';
import { ifMatch, notDeactivated, sampleUser, user, userId } from '../../schemas/user.ts';
import { profileChanges } from '../../schemas/user-profile.ts';

export const updateUser = defineAction({
  name: 'update_user',
  title: 'Update user',
  description: 'Changes some attributes of a user. Attributes that are left out keep their values.',
  operation: 'updateUser',
  scopes: ['okta.users.manage'],
  effect: 'update',
  idempotent: true,
  // A user signs in by these, and Okta sends account recovery to them.
  confirm: [
    'profile.login',
    'profile.email',
    'profile.secondEmail',
    'profile.mobilePhone',
    'profile.primaryPhone',
  ],
  states: { from: notDeactivated },
  everyday: true,
  input: z.object({ userId, profile: profileChanges, ifMatch }).strict(),
  output: user,
  sample: {
    input: {
      userId: sampleUser.id,
      profile: { title: 'Director of Engineering', managerId: '1815', mobilePhone: null },
    },
    output: sampleUser,
  },
  request: {
    method: 'POST',
    path: '/api/v1/users/{userId}',
    body: { profile: 'profile' },
    headers: { 'if-match': 'ifMatch' },
  },
  check: ({ profile }) => ({
    profile:
      Object.keys(profile).length === 0 &&
      'needs at least one attribute to change; null clears one, and an empty text leaves it as it is',
  }),
  execute: updateExistingUser,
});
