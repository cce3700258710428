import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { challengeByPush } from '../../connector/okta/steps/challenge-user.ts';
import {
  factorId,
  samplePush,
  sampleVerification,
  transactionId,
  useNumberMatchingChallenge,
  verification,
} from '../../schemas/factor.ts';
import { field } from '../../schemas/field.ts';
import { sampleUser, userId } from '../../schemas/user.ts';

export const challengeUser = defineAction({
  name: 'challenge_user',
  title: 'Challenge user',
  description:
    'Sends an Okta Verify push to a user and waits until the user approves or rejects it, or the time is over. Use it to make sure that a caller is really the user.',
  operation: 'verifyFactor',
  scopes: ['okta.users.manage'],
  effect: 'update',
  idempotent: false,
  confirm: true,
  keywords: ['send a push and wait', 'verify caller', 'MFA prompt', 'prove identity'],
  input: z
    .object({
      userId,
      factorId: factorId
        .optional()
        .describe(
          'The push factor, if the user has several. If left out, the first active one gets the push.',
        ),
      useNumberMatchingChallenge: useNumberMatchingChallenge
        .default(false)
        .describe(
          'The user must choose a number on the device. The log and the output show the number: tell it to the user.',
        ),
      timeoutSeconds: field(z.number().int().min(1).max(100).default(60), {
        title: 'Wait in seconds',
      }).describe('How long to wait for the answer, up to 100 seconds. After that the push is withdrawn.'),
    })
    .strict(),
  output: verification.extend({
    factorId: z.string().describe('ID of the push factor.'),
    factorResult: z
      .string()
      .describe(
        'SUCCESS if the user approved, REJECTED if the user refused, TIMEOUT if there was no answer in time.',
      ),
    transactionId: transactionId.optional().describe('ID of the challenge.'),
    correctAnswer: z
      .number()
      .optional()
      .describe('The number that the user had to choose. Only with a number challenge.'),
  }),
  sample: {
    input: { userId: sampleUser.id },
    output: {
      ...sampleVerification,
      factorId: samplePush.id,
      factorResult: 'SUCCESS',
      transactionId: 'mst1eiHghhPxf0yhp0g',
      correctAnswer: 92,
    },
  },
  request: {
    method: 'POST',
    path: '/api/v1/users/{userId}/factors/{factorId}/verify',
    body: { useNumberMatchingChallenge: 'useNumberMatchingChallenge' },
  },
  execute: challengeByPush,
});
