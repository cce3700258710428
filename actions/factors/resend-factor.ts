import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { resendToUser } from '../../connector/okta/steps/factors.ts';
import { factorId, sampleSettledFactor, settledFactor, templateId } from '../../schemas/factor.ts';
import { sampleUser, userId } from '../../schemas/user.ts';

export const resendFactor = defineAction({
  name: 'resend_factor',
  title: 'Resend factor',
  description:
    'Sends a new code for an sms, call or email factor whose enrollment is not finished. Okta sends one text or call in 30 seconds, and one email in 5.',
  operation: 'resendEnrollFactor',
  scopes: ['okta.users.manage'],
  effect: 'update',
  idempotent: false,
  confirm: true,
  keywords: ['resend code'],
  input: z.object({ userId, factorId, templateId }).strict(),
  output: settledFactor,
  sample: {
    input: { userId: sampleUser.id, factorId: sampleSettledFactor.id },
    output: { ...sampleSettledFactor, status: 'PENDING_ACTIVATION' },
  },
  request: {
    method: 'POST',
    path: '/api/v1/users/{userId}/factors/{factorId}/resend',
    query: ['templateId'],
  },
  execute: resendToUser,
});
