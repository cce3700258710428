import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { changeUserState } from '../../connector/okta/steps/user-state.ts';
import { newPassword, recoveryAnswer } from '../../schemas/credentials.ts';
import { changedUser, sampleUser, userId } from '../../schemas/user.ts';

export const forgotPasswordSetNewPassword = defineAction({
  name: 'forgot_password_set_new_password',
  title: 'Set new password by recovery answer',
  description: 'Sets a new password. The answer to the recovery question is required.',
  operation: 'forgotPasswordSetNewPassword',
  scopes: ['okta.users.manage'],
  effect: 'update',
  idempotent: false,
  confirm: true,
  states: { from: ['ACTIVE'] },
  input: z
    .object({
      userId,
      newPassword,
      recoveryAnswer,
      sendEmail: z.boolean().default(true).describe('Emails the user that the password was changed.'),
    })
    .strict(),
  output: changedUser,
  sample: {
    input: { userId: sampleUser.id, newPassword: 'Correct-Horse-9', recoveryAnswer: 'Vassar' },
    output: { ...sampleUser, changed: true },
  },
  request: {
    method: 'POST',
    path: '/api/v1/users/{userId}/credentials/forgot_password_recovery_question',
    query: ['sendEmail'],
    body: { 'password.value': 'newPassword', 'recovery_question.answer': 'recoveryAnswer' },
  },
  execute: changeUserState,
});
