import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { supportedFactor } from '../../schemas/factor.ts';
import { pageOf } from '../../schemas/page.ts';
import { sampleUser, userId } from '../../schemas/user.ts';

export const listSupportedFactors = defineAction({
  name: 'list_supported_factors',
  title: 'List supported factors',
  description: 'Lists the types of second factor that a user may set up, and which of them the user has.',
  operation: 'listSupportedFactors',
  scopes: ['okta.users.read'],
  effect: 'read',
  idempotent: true,
  keywords: ['factor catalog'],
  input: z.object({ userId }).strict(),
  output: pageOf('supportedFactors', supportedFactor),
  sample: {
    input: { userId: sampleUser.id },
    output: {
      supportedFactors: [
        {
          factorType: 'sms',
          provider: 'OKTA',
          vendorName: 'OKTA',
          status: 'NOT_SETUP',
          enrollment: 'OPTIONAL',
          _links: { enroll: { href: 'https://acme.okta.com/api/v1/users/00ub0oNGTSWTBKOLGLNR/factors' } },
          _embedded: {},
        },
      ],
      count: 1,
      nextCursor: null,
      hasMore: false,
    },
  },
  request: {
    method: 'GET',
    path: '/api/v1/users/{userId}/factors/catalog',
    list: { items: 'supportedFactors' },
  },
});
