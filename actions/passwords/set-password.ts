import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { updateExistingUser } from '../../connector/okta/steps/user-state.ts';
import { newPassword, strict } from '../../schemas/credentials.ts';
import { notDeactivated, sampleUser, user, userId } from '../../schemas/user.ts';

export const setPassword = defineAction({
  name: 'set_password',
  title: 'Set password',
  description:
    'Sets the password of a user as an administrator. The current password is not needed. An invited user becomes active.',
  operation: 'updateUser',
  scopes: ['okta.users.manage'],
  effect: 'update',
  idempotent: true,
  confirm: true,
  states: { from: notDeactivated },
  input: z.object({ userId, newPassword, strict }).strict(),
  output: user,
  sample: { input: { userId: sampleUser.id, newPassword: 'Correct-Horse-9' }, output: sampleUser },
  request: {
    method: 'POST',
    path: '/api/v1/users/{userId}',
    query: ['strict'],
    body: { 'credentials.password.value': 'newPassword' },
  },
  execute: updateExistingUser,
});
