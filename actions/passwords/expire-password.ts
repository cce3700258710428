import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { changeUserState } from '../../connector/okta/steps/user-state.ts';
import { changedUser, sampleUser, userId } from '../../schemas/user.ts';

export const expirePassword = defineAction({
  name: 'expire_password',
  title: 'Expire password',
  description:
    'Makes the user choose a new password at the next sign-in. The current password works until then.',
  operation: 'expirePassword',
  scopes: ['okta.users.manage'],
  effect: 'update',
  idempotent: true,
  confirm: true,
  states: { from: ['ACTIVE', 'PASSWORD_EXPIRED', 'RECOVERY'] },
  input: z.object({ userId }).strict(),
  output: changedUser,
  sample: {
    input: { userId: sampleUser.id },
    output: { ...sampleUser, status: 'PASSWORD_EXPIRED', changed: true },
  },
  request: { method: 'POST', path: '/api/v1/users/{userId}/lifecycle/expire_password' },
  execute: changeUserState,
});
