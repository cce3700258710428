import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { changeUserState } from '../../connector/okta/steps/user-state.ts';
import { mailLink, resetPasswordUrl } from '../../schemas/credentials.ts';
import { changedUser, sampleUser, userId } from '../../schemas/user.ts';

export const forgotPassword = defineAction({
  name: 'forgot_password',
  title: 'Forgot password',
  description:
    'Starts the same recovery as "Forgot password" on the sign-in page. The current password keeps working until it is replaced.',
  operation: 'forgotPassword',
  scopes: ['okta.users.manage'],
  effect: 'update',
  idempotent: { unless: 'sendEmail' },
  confirm: true,
  states: { from: ['ACTIVE'] },
  input: z
    .object({
      userId,
      sendEmail: mailLink,
    })
    .strict(),
  output: changedUser.extend({
    resetPasswordUrl,
    sent: z.boolean().describe('Whether Okta emails the link.'),
  }),
  sample: {
    input: { userId: sampleUser.id, sendEmail: false },
    output: {
      ...sampleUser,
      changed: true,
      sent: false,
      resetPasswordUrl: 'https://acme.okta.com/signin/reset-password/XE6wE17zmphl3KqAPFxO',
    },
  },
  request: {
    method: 'POST',
    path: '/api/v1/users/{userId}/credentials/forgot_password',
    query: ['sendEmail'],
    gives: { sent: 'sendEmail' },
  },
  execute: changeUserState,
});
