import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { revokeGrants } from '../../connector/okta/steps/revoke.ts';
import { unlessGone } from '../../connector/okta/steps/unless-gone.ts';
import { clientId, sampleClient } from '../../schemas/client.ts';
import { field } from '../../schemas/field.ts';
import { grantId } from '../../schemas/grant.ts';
import { alreadyGone, sampleUser, userId } from '../../schemas/user.ts';

export const revokeUserGrants = defineAction({
  name: 'revoke_user_grants',
  title: 'Revoke user grants',
  description:
    'Withdraws what a user granted to OAuth clients: one grant, all grants of one client, or all grants. If the user has already been deleted, the action succeeds.',
  operation: 'revokeGrantsForUserAndClient',
  scopes: ['okta.users.manage'],
  effect: 'delete',
  idempotent: true,
  keywords: ['withdraw consent'],
  input: z
    .object({
      userId,
      which: field(z.enum(['grant', 'client', 'all']), { title: 'Which grants' }).describe(
        'One grant (grant), all grants of one client (client), or all grants of the user (all).',
      ),
      clientId: field(clientId.optional(), { showWhen: { field: 'which', is: ['client'], required: true } }),
      grantId: field(grantId.optional(), { showWhen: { field: 'which', is: ['grant'], required: true } }),
    })
    .strict(),
  output: z.object({
    userId: z.string().describe('The user from the input.'),
    revoked: z.boolean().describe('Always true: the user has no such grants now.'),
    alreadyGone,
  }),
  sample: {
    input: { userId: sampleUser.id, which: 'client', clientId: sampleClient.client_id },
    output: { userId: sampleUser.id, revoked: true, alreadyGone: false },
  },
  request: {
    method: 'DELETE',
    path: '/api/v1/users/{userId}/clients/{clientId}/grants',
    gives: { userId: 'userId', revoked: true },
  },
  gone: { userId: 'userId', revoked: true },
  execute: unlessGone(revokeGrants),
});
