import type { Resource } from '../../connector/core/load.ts';
import { createTemporaryAccessCode } from './create-temporary-access-code.ts';
import { deleteAuthenticatorEnrollment } from './delete-authenticator-enrollment.ts';
import { listAuthenticatorEnrollments } from './list-authenticator-enrollments.ts';
import { listAuthenticators } from './list-authenticators.ts';

export const authenticators = {
  title: 'Authenticators',
  icon: 'shield',
  actions: [
    listAuthenticatorEnrollments,
    createTemporaryAccessCode,
    deleteAuthenticatorEnrollment,
    listAuthenticators,
  ],
} as const satisfies Resource;
