import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { changeUserState } from '../../connector/okta/steps/user-state.ts';
import { changedUser, sampleUser, userId } from '../../schemas/user.ts';

export const unsuspendUser = defineAction({
  name: 'unsuspend_user',
  title: 'Unsuspend user',
  description: 'Lets a suspended user sign in again. The user returns to the status they had before.',
  operation: 'unsuspendUser',
  scopes: ['okta.users.manage'],
  effect: 'update',
  idempotent: true,
  confirm: true,
  states: { from: ['SUSPENDED'], done: ['ACTIVE', 'PASSWORD_EXPIRED', 'PROVISIONED'] },
  everyday: true,
  input: z.object({ userId }).strict(),
  output: changedUser,
  sample: { input: { userId: sampleUser.id }, output: { ...sampleUser, changed: true } },
  request: { method: 'POST', path: '/api/v1/users/{userId}/lifecycle/unsuspend' },
  execute: changeUserState,
});
