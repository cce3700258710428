import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { authenticatorEnrollment, sampleEnrollment } from '../../schemas/authenticator.ts';
import { identityEngine } from '../../schemas/feature.ts';
import { pageOf } from '../../schemas/page.ts';
import { sampleUser, userId } from '../../schemas/user.ts';

export const listAuthenticatorEnrollments = defineAction({
  name: 'list_authenticator_enrollments',
  title: 'List authenticator enrollments',
  description:
    'Lists the authenticators that a user has set up. Phone numbers are hidden but for the last digits.',
  operation: 'listAuthenticatorEnrollments',
  scopes: ['okta.users.read'],
  effect: 'read',
  idempotent: true,
  feature: identityEngine,
  input: z.object({ userId }).strict(),
  output: pageOf('enrollments', authenticatorEnrollment),
  sample: {
    input: { userId: sampleUser.id },
    output: { enrollments: [sampleEnrollment], count: 1, nextCursor: null, hasMore: false },
  },
  request: {
    method: 'GET',
    path: '/api/v1/users/{userId}/authenticator-enrollments',
    list: { items: 'enrollments' },
  },
});
