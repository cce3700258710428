import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { changeUserState } from '../../connector/okta/steps/user-state.ts';
import { newPassword, revokeSessions, strict } from '../../schemas/credentials.ts';
import { changedUser, sampleUser, userId } from '../../schemas/user.ts';

export const changePassword = defineAction({
  name: 'change_password',
  title: 'Change password',
  description:
    'Changes the password of a user. The current password is required. To set a password without it, use "Set password".',
  operation: 'changePassword',
  scopes: ['okta.users.manage'],
  effect: 'update',
  idempotent: false,
  confirm: true,
  states: { from: ['STAGED', 'ACTIVE', 'PASSWORD_EXPIRED', 'RECOVERY'] },
  input: z
    .object({
      userId,
      oldPassword: newPassword.describe('The current password.'),
      newPassword,
      strict,
      revokeSessions,
    })
    .strict(),
  output: changedUser,
  sample: {
    input: { userId: sampleUser.id, oldPassword: 'Correct-Horse-8', newPassword: 'Correct-Horse-9' },
    output: { ...sampleUser, changed: true },
  },
  request: {
    method: 'POST',
    path: '/api/v1/users/{userId}/credentials/change_password',
    query: ['strict'],
    body: {
      'oldPassword.value': 'oldPassword',
      'newPassword.value': 'newPassword',
      revokeSessions: 'revokeSessions',
    },
  },
  execute: changeUserState,
});
