import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { field } from '../../schemas/field.ts';
import { identityProvider, sampleIdentityProvider } from '../../schemas/identity-provider.ts';
import { pageInput, pageOf } from '../../schemas/page.ts';

export const listIdentityProviders = defineAction({
  name: 'list_identity_providers',
  title: 'List identity providers',
  description: 'Lists the identity providers through which users of other systems can sign in.',
  operation: 'listIdentityProviders',
  scopes: ['okta.idps.read'],
  effect: 'read',
  idempotent: true,
  keywords: ['social login', 'federation', 'IdP'],
  input: z
    .object({
      q: field(z.string().optional(), { title: 'Name starts with' }).describe(
        'Finds identity providers whose name starts with this text.',
      ),
      type: z
        .string()
        .regex(/^[A-Z0-9_]+$/, 'must be a type as Okta writes it, such as SAML2')
        .optional()
        .describe('Finds only providers of this type, such as SAML2, OIDC, GOOGLE, MICROSOFT or X509.'),
      ...pageInput(200),
    })
    .strict(),
  output: pageOf('identityProviders', identityProvider),
  sample: {
    input: { type: 'OIDC' },
    output: { identityProviders: [sampleIdentityProvider], count: 1, nextCursor: null, hasMore: false },
  },
  request: {
    method: 'GET',
    path: '/api/v1/idps',
    query: ['q', 'type', 'limit', 'after'],
    list: { items: 'identityProviders', pageSize: 200 },
  },
});
