import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { authenticator, sampleAuthenticator } from '../../schemas/authenticator.ts';
import { identityEngine } from '../../schemas/feature.ts';
import { pageOf } from '../../schemas/page.ts';

export const listAuthenticators = defineAction({
  name: 'list_authenticators',
  title: 'List authenticators',
  description: 'Lists the authenticators of the org, which are the ways to sign in that it offers.',
  operation: 'listAuthenticators',
  scopes: ['okta.authenticators.read'],
  effect: 'read',
  idempotent: true,
  feature: identityEngine,
  input: z.object({}).strict(),
  output: pageOf('authenticators', authenticator),
  sample: {
    input: {},
    output: { authenticators: [sampleAuthenticator], count: 1, nextCursor: null, hasMore: false },
  },
  request: { method: 'GET', path: '/api/v1/authenticators', list: { items: 'authenticators' } },
});
