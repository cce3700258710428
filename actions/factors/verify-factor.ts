import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { verifyUser } from '../../connector/okta/steps/factors.ts';
import {
  factorId,
  passCode,
  samplePush,
  sampleVerification,
  templateId,
  tokenLifetimeSeconds,
  transactionId,
  useNumberMatchingChallenge,
  verification,
} from '../../schemas/factor.ts';
import { field } from '../../schemas/field.ts';
import { sampleUser, userId } from '../../schemas/user.ts';

export const verifyFactor = defineAction({
  name: 'verify_factor',
  title: 'Verify factor',
  description:
    'Checks a code or an answer that the user gives. Without one it sends the user a code or a push. A wrong code is an error, and too many of them lock the user out.',
  operation: 'verifyFactor',
  scopes: ['okta.users.manage'],
  effect: 'update',
  idempotent: false,
  confirm: true,
  keywords: ['check code', 'verify caller'],
  input: z
    .object({
      userId,
      factorId,
      passCode: passCode
        .optional()
        .describe(
          'The code that the user gives. If left out, Okta sends a code to an sms, call or email factor, or a push to a push factor.',
        ),
      answer: field(z.string().min(1).optional(), { secret: true }).describe(
        'The answer of the user to the security question. Only for a question factor.',
      ),
      useNumberMatchingChallenge: field(useNumberMatchingChallenge.optional(), { advanced: true }).describe(
        'Only for a push factor: the user must choose the number that is in the output under Embedded.',
      ),
      clientData: field(z.string().optional(), { advanced: true }).describe(
        'Client data of the security key, in Base64. Only for webauthn and u2f.',
      ),
      signatureData: field(z.string().optional(), { advanced: true }).describe(
        'Signature of the security key, in Base64. Only for webauthn and u2f.',
      ),
      authenticatorData: field(z.string().optional(), { advanced: true }).describe(
        'Authenticator data of the security key, in Base64. Only for webauthn.',
      ),
      templateId,
      tokenLifetimeSeconds,
    })
    .strict(),
  output: verification.extend({
    transactionId: transactionId
      .optional()
      .describe('Only for a push: use it in get_factor_transaction to see what the user answered.'),
  }),
  sample: {
    input: { userId: sampleUser.id, factorId: samplePush.id },
    output: { ...sampleVerification, transactionId: 'mst1eiHghhPxf0yhp0g' },
  },
  request: {
    method: 'POST',
    path: '/api/v1/users/{userId}/factors/{factorId}/verify',
    query: ['templateId', 'tokenLifetimeSeconds'],
    body: {
      passCode: 'passCode',
      answer: 'answer',
      useNumberMatchingChallenge: 'useNumberMatchingChallenge',
      clientData: 'clientData',
      signatureData: 'signatureData',
      authenticatorData: 'authenticatorData',
    },
  },
  execute: verifyUser,
});
