import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { createAccessCode } from '../../connector/okta/steps/access-code.ts';
import { authenticatorId, sampleAccessCode, temporaryAccessCode } from '../../schemas/authenticator.ts';
import { field } from '../../schemas/field.ts';
import { sampleUser, userId } from '../../schemas/user.ts';

export const createTemporaryAccessCode = defineAction({
  name: 'create_temporary_access_code',
  title: 'Create temporary access code',
  description:
    'Creates a code with which a user can sign in for a while, for example after losing a phone. An earlier code of the user stops working.',
  operation: 'createTacAuthenticatorEnrollment',
  scopes: ['okta.users.manage', 'okta.authenticators.read'],
  effect: 'create',
  idempotent: false,
  confirm: true,
  feature: 'Temporary Access Code',
  keywords: ['TAC', 'bypass code', 'lost phone'],
  input: z
    .object({
      userId,
      ttl: field(z.number().int().min(10).max(14_400).optional(), { title: 'Valid for (minutes)' }).describe(
        'How long the code is valid, from 10 minutes to 14400 (ten days). The org may allow less. If left out, the default of the org applies.',
      ),
      multiUse: z
        .boolean()
        .default(false)
        .describe('The code can be used more than once while it is valid, if the org allows that.'),
      authenticatorId: field(authenticatorId.optional(), { advanced: true }).describe(
        'The ID of the Temporary Access Code authenticator. If left out, it is looked up.',
      ),
    })
    .strict(),
  output: temporaryAccessCode,
  sample: {
    input: { userId: sampleUser.id, ttl: 60, authenticatorId: 'aut7vbpNCdl3LKHMA0g7' },
    output: sampleAccessCode,
  },
  request: {
    method: 'POST',
    path: '/api/v1/users/{userId}/authenticator-enrollments/tac',
    body: { authenticatorId: 'authenticatorId', 'profile.ttl': 'ttl', 'profile.multiUse': 'multiUse' },
  },
  execute: createAccessCode,
});
