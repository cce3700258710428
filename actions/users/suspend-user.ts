import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { changeUserState } from '../../connector/okta/steps/user-state.ts';
import { changedUser, sampleUser, userId } from '../../schemas/user.ts';

export const suspendUser = defineAction({
  name: 'suspend_user',
  title: 'Suspend user',
  description:
    'Blocks sign-in for an active user until the user is unsuspended. Groups and applications are kept.',
  operation: 'suspendUser',
  scopes: ['okta.users.manage'],
  effect: 'update',
  idempotent: true,
  confirm: true,
  states: { from: ['ACTIVE', 'PASSWORD_EXPIRED', 'PROVISIONED'], done: ['SUSPENDED'] },
  everyday: true,
  keywords: ['block a user'],
  input: z.object({ userId }).strict(),
  output: changedUser,
  sample: { input: { userId: sampleUser.id }, output: { ...sampleUser, status: 'SUSPENDED', changed: true } },
  request: { method: 'POST', path: '/api/v1/users/{userId}/lifecycle/suspend' },
  execute: changeUserState,
});
