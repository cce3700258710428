import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { factor, sampleFactor, samplePush } from '../../schemas/factor.ts';
import { pageOf } from '../../schemas/page.ts';
import { sampleUser, userId } from '../../schemas/user.ts';

export const listFactors = defineAction({
  name: 'list_factors',
  title: 'List factors',
  description:
    'Lists the second factors of a user, such as phones, Okta Verify and security keys, with the status of each. Okta leaves out those that the enrollment policy of the user does not allow.',
  operation: 'listFactors',
  scopes: ['okta.users.read'],
  effect: 'read',
  idempotent: true,
  keywords: ['MFA', '2FA', 'multifactor', 'enrolled factors'],
  input: z.object({ userId }).strict(),
  output: pageOf('factors', factor),
  sample: {
    input: { userId: sampleUser.id },
    output: { factors: [sampleFactor, samplePush], count: 2, nextCursor: null, hasMore: false },
  },
  request: { method: 'GET', path: '/api/v1/users/{userId}/factors', list: { items: 'factors' } },
});
