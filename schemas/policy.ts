import { z } from 'zod/v3';
import { field } from './field.ts';
import { id } from './text.ts';

export const policyId = field(id, { title: 'Policy ID', pickList: 'policies' }).describe(
  'The ID of the policy (00p... or rst...).',
);

export const policyRuleId = field(id, { title: 'Rule ID', pickList: 'policy_rules' }).describe(
  'The ID of the rule of the policy (0pr... or rul...).',
);

/** The types of policies. An org has a type only with its engine or product. */
export const policyTypes = [
  'OKTA_SIGN_ON',
  'PASSWORD',
  'MFA_ENROLL',
  'ACCESS_POLICY',
  'PROFILE_ENROLLMENT',
  'IDP_DISCOVERY',
  'DEVICE_SIGNAL_COLLECTION',
  'POST_AUTH_SESSION',
  'ENTITY_RISK',
  'SESSION_VIOLATION_DETECTION',
  'CLIENT_UPDATE',
  'IDENTITY_CLAIM_SOURCING',
] as const;

export const expandRules = field(z.enum(['rules']).optional(), { advanced: true }).describe(
  'Adds the rules of the policy under Embedded.',
);

/** What a policy and a rule of one have in common. */
const shared = (noun: string) => ({
  status: z.string().optional().describe(`ACTIVE or INACTIVE. Okta ignores an inactive ${noun}.`),
  name: z.string().optional().describe(`Name of the ${noun}.`),
  priority: z
    .number()
    .nullable()
    .optional()
    .describe(`The place of the ${noun} in the order in which Okta tries them. The lowest comes first.`),
  system: z
    .boolean()
    .optional()
    .describe(`Whether Okta created the ${noun}. It then cannot be deactivated or deleted.`),
  conditions: z
    .record(z.unknown())
    .nullable()
    .optional()
    .describe(`To whom and where the ${noun} applies. Empty if it applies to everybody.`),
  created: z.string().nullable().optional().describe(`When the ${noun} was created.`),
  lastUpdated: z.string().nullable().optional().describe(`When the ${noun} last changed.`),
  _links: field(z.record(z.unknown()).optional(), { title: 'Links' }).describe(
    'Links to what Okta allows next.',
  ),
});

const changed = (noun: string) =>
  z.boolean().describe(`True if Okta made the change. False if the ${noun} was already as it was wanted.`);

/** A policy as Okta sends it. Source: GET /api/v1/policies/{policyId}. */
export const policy = z
  .object({
    id: field(z.string(), { title: 'Policy ID' }).describe('Permanent ID of the policy.'),
    type: z
      .string()
      .optional()
      .describe('Type of the policy, such as OKTA_SIGN_ON, PASSWORD, MFA_ENROLL or ACCESS_POLICY.'),
    description: z.string().nullable().optional().describe('What the policy is for.'),
    settings: z
      .record(z.unknown())
      .nullable()
      .optional()
      .describe('The settings that policies of this type have, such as the rules for passwords.'),
    ...shared('policy'),
    _embedded: field(z.record(z.unknown()).optional(), { title: 'Embedded' }).describe(
      'The rules of the policy, if they were requested.',
    ),
  })
  .passthrough();
export const changedPolicy = policy.extend({ changed: changed('policy') });

/** A rule of a policy as Okta sends it. Source: GET /api/v1/policies/{policyId}/rules/{ruleId}. */
export const policyRule = z
  .object({
    id: field(z.string(), { title: 'Rule ID' }).describe('Permanent ID of the rule.'),
    type: z
      .string()
      .optional()
      .describe('Type of the rule. It is that of the policy, but SIGN_ON for a policy of type OKTA_SIGN_ON.'),
    actions: z
      .record(z.unknown())
      .nullable()
      .optional()
      .describe('What the rule does, such as to allow the sign-in or to ask for a second factor.'),
    ...shared('rule'),
  })
  .passthrough();
export const changedPolicyRule = policyRule.extend({ changed: changed('rule') });

const dates = { created: '2026-01-12T09:00:00.000Z', lastUpdated: '2026-02-20T16:40:00.000Z' };
const conditions = { people: { groups: { include: ['00g1emaKYZTWRYYRRTSK'] } } };

/** A policy with every field, for samples. */
export const samplePolicy = {
  id: '00p2f7zMZZHPgUoWO0g4',
  type: 'MFA_ENROLL',
  status: 'ACTIVE',
  name: 'Contractors',
  description: 'Contractors set up a second factor.',
  priority: 1,
  system: false,
  conditions,
  ...dates,
  settings: { type: 'AUTHENTICATORS', authenticators: [{ key: 'okta_email', enroll: { self: 'REQUIRED' } }] },
  _links: { rules: { href: 'https://acme.okta.com/api/v1/policies/00p2f7zMZZHPgUoWO0g4/rules' } },
  _embedded: { rules: [] },
} satisfies z.input<typeof policy>;

/** A rule of a policy with every field, for samples. */
export const samplePolicyRule = {
  id: '0pr5k1cMZZHPgUoWO0g4',
  type: 'MFA_ENROLL',
  status: 'ACTIVE',
  name: 'From the office',
  priority: 1,
  system: false,
  conditions,
  ...dates,
  actions: { enroll: { self: 'CHALLENGE' } },
  _links: {
    self: { href: 'https://acme.okta.com/api/v1/policies/00p2f7zMZZHPgUoWO0g4/rules/0pr5k1cMZZHPgUoWO0g4' },
  },
} satisfies z.input<typeof policyRule>;
