import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { identityProvider, sampleIdentityProvider } from '../../schemas/identity-provider.ts';
import { pageOf } from '../../schemas/page.ts';
import { sampleUser, userId } from '../../schemas/user.ts';

export const listUserIdentityProviders = defineAction({
  name: 'list_user_identity_providers',
  title: 'List user identity providers',
  description:
    'Lists the identity providers that a user is linked to and can sign in through. All are in one page.',
  operation: 'listUserIdentityProviders',
  scopes: ['okta.users.read'],
  effect: 'read',
  idempotent: true,
  keywords: ['social accounts of a user'],
  input: z.object({ userId }).strict(),
  output: pageOf('identityProviders', identityProvider),
  sample: {
    input: { userId: sampleUser.id },
    output: { identityProviders: [sampleIdentityProvider], count: 1, nextCursor: null, hasMore: false },
  },
  request: { method: 'GET', path: '/api/v1/users/{userId}/idps', list: { items: 'identityProviders' } },
});
