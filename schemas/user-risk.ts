import { z } from 'zod/v3';
import { field } from './field.ts';
import { sampleUser } from './user.ts';

/** The product of Okta that keeps the risk of users. */
export const threatProtection = 'Identity Threat Protection with Okta AI';

/** The risk of a user. Source: GET /api/v1/users/{userId}/risk. */
export const userRisk = z
  .object({
    riskLevel: z.string().describe('HIGH, MEDIUM, LOW or NONE.'),
    reason: z
      .string()
      .nullable()
      .optional()
      .describe('Why the user has this level. Empty if the level is NONE.'),
    _links: field(z.record(z.unknown()).optional(), { title: 'Links' }).describe('Links to the user.'),
  })
  .passthrough();

/** A risk with every field, for samples. */
export const sampleUserRisk = {
  riskLevel: 'HIGH',
  reason: 'Laptop was stolen',
  _links: { self: { href: `https://acme.okta.com/api/v1/users/${sampleUser.id}/risk` } },
} satisfies z.input<typeof userRisk>;
