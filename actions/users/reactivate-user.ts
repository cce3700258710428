import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { changeUserState } from '../../connector/okta/steps/user-state.ts';
import { activation, mailInvitation, sampleActivation } from '../../schemas/credentials.ts';
import { changedUser, sampleUser, userId } from '../../schemas/user.ts';

export const reactivateUser = defineAction({
  name: 'reactivate_user',
  title: 'Reactivate user',
  description:
    'Sends a new invitation to a user who has not accepted the first one. The link in the old invitation stops working.',
  operation: 'reactivateUser',
  scopes: ['okta.users.manage'],
  effect: 'update',
  idempotent: { unless: 'sendEmail' },
  confirm: true,
  states: { from: ['PROVISIONED', 'RECOVERY'] },
  input: z
    .object({
      userId,
      sendEmail: mailInvitation,
    })
    .strict(),
  output: changedUser.extend(activation),
  sample: {
    input: { userId: sampleUser.id, sendEmail: false },
    output: { ...sampleUser, status: 'PROVISIONED', changed: true, ...sampleActivation },
  },
  request: { method: 'POST', path: '/api/v1/users/{userId}/lifecycle/reactivate', query: ['sendEmail'] },
  execute: changeUserState,
});
