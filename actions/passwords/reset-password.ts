import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { changeUserState } from '../../connector/okta/steps/user-state.ts';
import { mailLink, resetPasswordUrl, revokeSessions } from '../../schemas/credentials.ts';
import { changedUser, sampleUser, userId } from '../../schemas/user.ts';

export const resetPassword = defineAction({
  name: 'reset_password',
  title: 'Reset password',
  description:
    'Removes the password and starts a reset. The user is in RECOVERY until they choose a new password with the link.',
  operation: 'resetPassword',
  scopes: ['okta.users.manage'],
  effect: 'update',
  idempotent: { unless: 'sendEmail' },
  confirm: true,
  states: {
    from: ['PROVISIONED', 'ACTIVE', 'PASSWORD_EXPIRED', 'RECOVERY', 'LOCKED_OUT'],
    brings: 'RECOVERY',
  },
  everyday: true,
  input: z
    .object({
      userId,
      sendEmail: mailLink,
      revokeSessions,
    })
    .strict(),
  output: changedUser.extend({ resetPasswordUrl }),
  sample: {
    input: { userId: sampleUser.id, sendEmail: false },
    output: {
      ...sampleUser,
      status: 'RECOVERY',
      changed: true,
      resetPasswordUrl: 'https://acme.okta.com/reset_password/XE6wE17zmphl3KqAPFxO',
    },
  },
  request: {
    method: 'POST',
    path: '/api/v1/users/{userId}/lifecycle/reset_password',
    query: ['sendEmail', 'revokeSessions'],
  },
  execute: changeUserState,
});
