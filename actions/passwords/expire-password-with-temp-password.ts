import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { changeUserState } from '../../connector/okta/steps/user-state.ts';
import { revokeSessions, tempPassword } from '../../schemas/credentials.ts';
import { changedUser, sampleUser, userId } from '../../schemas/user.ts';

export const expirePasswordWithTempPassword = defineAction({
  name: 'expire_password_with_temp_password',
  title: 'Expire password with temporary password',
  description:
    'Replaces the password with a temporary one, which is in the output. The user must choose a new password at the next sign-in.',
  operation: 'expirePasswordWithTempPassword',
  scopes: ['okta.users.manage'],
  effect: 'update',
  idempotent: true,
  confirm: true,
  states: { from: ['PROVISIONED', 'ACTIVE', 'PASSWORD_EXPIRED', 'RECOVERY'] },
  everyday: true,
  input: z.object({ userId, revokeSessions }).strict(),
  output: changedUser.extend({ tempPassword }),
  sample: {
    input: { userId: sampleUser.id },
    output: { ...sampleUser, status: 'PASSWORD_EXPIRED', changed: true, tempPassword: 'x4HpS7TEqR2m' },
  },
  request: {
    method: 'POST',
    path: '/api/v1/users/{userId}/lifecycle/expire_password_with_temp_password',
    query: ['revokeSessions'],
  },
  execute: changeUserState,
});
