import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { changeUserState } from '../../connector/okta/steps/user-state.ts';
import { changedUser, sampleUser, userId } from '../../schemas/user.ts';

export const unlockUser = defineAction({
  name: 'unlock_user',
  title: 'Unlock user',
  description:
    'Unlocks a user who was locked out after too many failed attempts. The password stays the same.',
  operation: 'unlockUser',
  scopes: ['okta.users.manage'],
  effect: 'update',
  idempotent: true,
  confirm: true,
  states: { from: ['LOCKED_OUT'], done: ['ACTIVE', 'PASSWORD_EXPIRED'] },
  everyday: true,
  input: z.object({ userId }).strict(),
  output: changedUser,
  sample: { input: { userId: sampleUser.id }, output: { ...sampleUser, changed: true } },
  request: { method: 'POST', path: '/api/v1/users/{userId}/lifecycle/unlock' },
  execute: changeUserState,
});
