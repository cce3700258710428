import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { ConnectorError } from '../../connector/core/error.ts';
import { changeUserState, readUser } from '../../connector/okta/steps/user-state.ts';
import { changedUser, sampleUser, userId } from '../../schemas/user.ts';

export const convertUserToFederated = defineAction({
  name: 'convert_user_to_federated',
  title: 'Convert user to federated',
  description:
    'Deletes the Okta password of a user, who from then on signs in through an external identity provider only.',
  operation: 'resetPassword',
  scopes: ['okta.users.manage'],
  effect: 'update',
  idempotent: true,
  confirm: true,
  states: { from: ['PROVISIONED', 'ACTIVE', 'PASSWORD_EXPIRED', 'RECOVERY', 'LOCKED_OUT'] },
  keywords: ['sign in through another identity provider', 'single sign-on without a password'],
  input: z.object({ userId }).strict(),
  output: changedUser,
  sample: {
    input: { userId: sampleUser.id },
    output: {
      ...sampleUser,
      credentials: { ...sampleUser.credentials, provider: { type: 'FEDERATION', name: 'FEDERATION' } },
      changed: true,
    },
  },
  // Okta's documents leave the provider out of this operation, and an org that does not know it would reset the password.
  request: {
    method: 'POST',
    path: '/api/v1/users/{userId}/lifecycle/reset_password',
    fixed: { query: { provider: 'FEDERATION', sendEmail: false } },
  },
  async execute(context) {
    const { body } = await readUser(context.okta, context.input.userId);
    if (body.credentials?.provider?.type === 'FEDERATION') return { ...body, changed: false };
    const user = await changeUserState(context);
    const { type = 'FEDERATION' } = user.credentials?.provider ?? {};
    if (type === 'FEDERATION') return user;
    const message = `Okta reset the password but did not convert the user, whose provider is ${type} and whose status is ${user.status}. Check the user.`;
    throw new ConnectorError('UNEXPECTED_RESPONSE', message);
  },
});
