import { z } from 'zod/v3';
import { field } from './field.ts';

/** An identity provider, through which users sign in to Okta. Source: GET /api/v1/idps. */
export const identityProvider = z
  .object({
    id: field(z.string(), { title: 'Identity provider ID' }).describe(
      'Permanent ID of the identity provider: 0oa followed by 17 characters.',
    ),
    type: z.string().optional().describe('Kind of provider, such as SAML2, OIDC, GOOGLE or MICROSOFT.'),
    name: z.string().optional().describe('Name of the provider. It is unique in the org.'),
    status: z.string().optional().describe('ACTIVE or INACTIVE.'),
    created: z.string().nullable().optional().describe('When the provider was added.'),
    lastUpdated: z.string().optional().describe('When the provider last changed.'),
    issuerMode: z
      .string()
      .optional()
      .describe('Which domain of the org the provider sees: ORG_URL, CUSTOM_URL or DYNAMIC.'),
    protocol: z
      .record(z.unknown())
      .optional()
      .describe('How Okta and the provider talk to each other, which depends on the kind of provider.'),
    policy: z
      .record(z.unknown())
      .optional()
      .describe('What becomes of users who sign in: whether they are created and how they are linked.'),
    properties: z
      .record(z.unknown())
      .nullable()
      .optional()
      .describe('Settings that only this kind of provider has.'),
    _links: field(z.record(z.unknown()).optional(), { title: 'Links' }).describe(
      'Links to the users, the metadata and what Okta allows next.',
    ),
  })
  .passthrough();

/** An identity provider with every field, for samples. */
export const sampleIdentityProvider = {
  id: '0oa62bfdjnK55Z5x80h7',
  type: 'OIDC',
  name: 'Partner',
  status: 'ACTIVE',
  created: '2026-01-12T09:00:00.000Z',
  lastUpdated: '2026-01-12T09:00:00.000Z',
  issuerMode: 'DYNAMIC',
  protocol: { type: 'OIDC', scopes: ['openid', 'email'] },
  policy: { provisioning: { action: 'AUTO' } },
  properties: null,
  _links: { users: { href: 'https://acme.okta.com/api/v1/idps/0oa62bfdjnK55Z5x80h7/users' } },
} satisfies z.input<typeof identityProvider>;
