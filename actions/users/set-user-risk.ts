import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { sampleUser, userId } from '../../schemas/user.ts';
import { sampleUserRisk, threatProtection, userRisk } from '../../schemas/user-risk.ts';

export const setUserRisk = defineAction({
  name: 'set_user_risk',
  title: 'Set user risk',
  description:
    'Sets the risk level of a user. The policies of the org may then sign the user out or ask for more factors, or stop doing so.',
  operation: 'upsertUserRisk',
  scopes: ['okta.userRisk.manage'],
  effect: 'update',
  idempotent: true,
  confirm: true,
  keywords: ['account may be compromised'],
  feature: threatProtection,
  input: z
    .object({
      userId,
      riskLevel: z.enum(['HIGH', 'MEDIUM', 'LOW']).describe('The new level.'),
      riskReason: z
        .string()
        .max(500)
        .regex(/^[a-zA-Z0-9\s\-,.]*$/, 'may have letters, digits, spaces, hyphens, commas and periods only')
        .optional()
        .describe(
          'The reason, up to 500 letters, digits, spaces, hyphens, commas and periods. Without it, Okta writes that an administrator set the level.',
        ),
    })
    .strict(),
  output: userRisk,
  sample: {
    input: { userId: sampleUser.id, riskLevel: 'HIGH', riskReason: 'Laptop was stolen' },
    output: sampleUserRisk,
  },
  request: {
    method: 'PUT',
    path: '/api/v1/users/{userId}/risk',
    body: { riskLevel: 'riskLevel', riskReason: 'riskReason' },
  },
});
