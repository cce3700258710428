import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { changeUserState } from '../../connector/okta/steps/user-state.ts';
import { activation, mailInvitation, sampleActivation } from '../../schemas/credentials.ts';
import { changedUser, sampleUser, userId } from '../../schemas/user.ts';

export const activateUser = defineAction({
  name: 'activate_user',
  title: 'Activate user',
  description:
    'Activates a staged or deactivated user. A user without a password becomes PROVISIONED and receives an invitation.',
  operation: 'activateUser',
  scopes: ['okta.users.manage'],
  effect: 'update',
  idempotent: true,
  confirm: true,
  states: { from: ['STAGED', 'DEPROVISIONED'], done: ['ACTIVE', 'PROVISIONED'] },
  everyday: true,
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
  request: { method: 'POST', path: '/api/v1/users/{userId}/lifecycle/activate', query: ['sendEmail'] },
  execute: changeUserState,
});
