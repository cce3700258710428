import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { deleteObject } from '../../connector/okta/steps/object-state.ts';
import { enrollmentId, sampleEnrollment } from '../../schemas/authenticator.ts';
import { identityEngine } from '../../schemas/feature.ts';
import { sampleUser, userId } from '../../schemas/user.ts';

export const deleteAuthenticatorEnrollment = defineAction({
  name: 'delete_authenticator_enrollment',
  title: 'Delete authenticator enrollment',
  description:
    'Removes an authenticator from a user with all its methods, such as text messages and calls of a phone. A password cannot be removed.',
  operation: 'deleteAuthenticatorEnrollment',
  scopes: ['okta.users.manage'],
  effect: 'delete',
  idempotent: true,
  feature: identityEngine,
  keywords: ['revoke temporary access code'],
  input: z.object({ userId, enrollmentId }).strict(),
  output: z.object({
    userId: z.string().describe('The user from the input.'),
    enrollmentId: z.string().describe('The enrollment ID from the input.'),
    deleted: z.boolean().describe('Always true: the user no longer has the enrollment.'),
  }),
  sample: {
    input: { userId: sampleUser.id, enrollmentId: sampleEnrollment.id },
    output: { userId: sampleUser.id, enrollmentId: sampleEnrollment.id, deleted: true },
  },
  request: {
    method: 'DELETE',
    path: '/api/v1/users/{userId}/authenticator-enrollments/{enrollmentId}',
    gives: { userId: 'userId', enrollmentId: 'enrollmentId', deleted: true },
  },
  execute: deleteObject,
});
