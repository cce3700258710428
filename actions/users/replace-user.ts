import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { updateExistingUser } from '../../connector/okta/steps/user-state.ts';
import { field } from '../../schemas/field.ts';
import { id } from '../../schemas/text.ts';
import { ifMatch, notDeactivated, sampleUser, user, userId } from '../../schemas/user.ts';
import { wholeProfile } from '../../schemas/user-profile.ts';

export const replaceUser = defineAction({
  name: 'replace_user',
  title: 'Replace user',
  description:
    'Replaces the whole profile of a user. Every attribute that is left out is cleared. To change only some attributes, use "Update user".',
  operation: 'replaceUser',
  scopes: ['okta.users.manage'],
  effect: 'update',
  idempotent: true,
  confirm: true,
  states: { from: notDeactivated },
  input: z
    .object({
      userId,
      profile: wholeProfile,
      userTypeId: field(id.optional(), {
        title: 'User type ID',
        pickList: 'user_types',
        advanced: true,
      }).describe('Moves the user to this user type (oty...). If left out, the type stays the same.'),
      ifMatch,
    })
    .strict(),
  output: user,
  sample: {
    input: {
      userId: sampleUser.id,
      profile: {
        login: 'grace.hopper@example.com',
        email: 'grace.hopper@example.com',
        firstName: 'Grace',
        lastName: 'Hopper',
      },
    },
    output: sampleUser,
  },
  request: {
    method: 'PUT',
    path: '/api/v1/users/{userId}',
    body: { profile: 'profile', 'type.id': 'userTypeId' },
    headers: { 'if-match': 'ifMatch' },
  },
  execute: updateExistingUser,
});
