import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { changeUserState } from '../../connector/okta/steps/user-state.ts';
import { changedUser, sampleUser, userId, userStatuses } from '../../schemas/user.ts';

export const resetFactors = defineAction({
  name: 'reset_factors',
  title: 'Reset factors',
  description: 'Removes all second factors of a user. The user sets them up again at the next sign-in.',
  operation: 'resetFactors',
  scopes: ['okta.users.manage'],
  effect: 'update',
  idempotent: true,
  confirm: true,
  states: { from: userStatuses },
  everyday: true,
  input: z.object({ userId }).strict(),
  output: changedUser,
  sample: { input: { userId: sampleUser.id }, output: { ...sampleUser, changed: true } },
  request: { method: 'POST', path: '/api/v1/users/{userId}/lifecycle/reset_factors' },
  execute: changeUserState,
});
