import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { changeUserState } from '../../connector/okta/steps/user-state.ts';
import { newPassword, recoveryAnswer, recoveryQuestion } from '../../schemas/credentials.ts';
import { changedUser, sampleUser, userId } from '../../schemas/user.ts';

export const changeRecoveryQuestion = defineAction({
  name: 'change_recovery_question',
  title: 'Change recovery question',
  description: 'Sets the recovery question and its answer. The current password is required.',
  operation: 'changeRecoveryQuestion',
  scopes: ['okta.users.manage'],
  effect: 'update',
  idempotent: true,
  confirm: true,
  states: { from: ['STAGED', 'ACTIVE', 'RECOVERY'] },
  input: z
    .object({
      userId,
      password: newPassword.describe('The current password.'),
      recoveryQuestion,
      recoveryAnswer,
    })
    .strict(),
  output: changedUser,
  sample: {
    input: {
      userId: sampleUser.id,
      password: 'Correct-Horse-9',
      recoveryQuestion: 'What was the name of your first ship?',
      recoveryAnswer: 'Vassar',
    },
    output: { ...sampleUser, changed: true },
  },
  request: {
    method: 'POST',
    path: '/api/v1/users/{userId}/credentials/change_recovery_question',
    body: {
      'password.value': 'password',
      'recovery_question.question': 'recoveryQuestion',
      'recovery_question.answer': 'recoveryAnswer',
    },
  },
  execute: changeUserState,
});
