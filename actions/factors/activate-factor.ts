import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { activateUserFactor } from '../../connector/okta/steps/factors.ts';
import { factorId, passCode, sampleSettledFactor, settledFactor } from '../../schemas/factor.ts';
import { field } from '../../schemas/field.ts';
import { sampleUser, userId } from '../../schemas/user.ts';

export const activateFactor = defineAction({
  name: 'activate_factor',
  title: 'Activate factor',
  description:
    'Finishes the enrollment of a second factor with the code that the user got, or the answer of the security key. For a push factor whose enrollment ran out, it starts the enrollment again.',
  operation: 'activateFactor',
  scopes: ['okta.users.manage'],
  effect: 'update',
  idempotent: true,
  confirm: true,
  states: { of: 'factor', from: ['PENDING_ACTIVATION'], done: ['ACTIVE'] },
  input: z
    .object({
      userId,
      factorId,
      passCode: passCode
        .optional()
        .describe(
          'The code that was sent, or that the app shows. Needed for sms, call, email and token:software:totp.',
        ),
      clientData: field(z.string().optional(), { advanced: true }).describe(
        'Client data of the security key, in Base64. Needed for webauthn and u2f.',
      ),
      attestation: field(z.string().optional(), { advanced: true }).describe(
        'Attestation of the security key, in Base64. Needed for webauthn.',
      ),
      registrationData: field(z.string().optional(), { advanced: true }).describe(
        'Registration data of the security key, in Base64. Needed for u2f.',
      ),
    })
    .strict(),
  output: settledFactor.extend({
    changed: z
      .boolean()
      .describe(
        'True if the factor became active. False if it was active before or still waits for the user.',
      ),
    factorResult: z
      .string()
      .optional()
      .describe(
        'Only for a push factor: WAITING until the user scans the QR code, which get_factor returns.',
      ),
    expiresAt: z
      .string()
      .nullable()
      .optional()
      .describe('Only for a push factor: when the enrollment must be finished.'),
  }),
  sample: {
    input: { userId: sampleUser.id, factorId: sampleSettledFactor.id, passCode: '123456' },
    output: {
      ...sampleSettledFactor,
      changed: true,
      factorResult: 'SUCCESS',
      expiresAt: null,
    },
  },
  request: {
    method: 'POST',
    path: '/api/v1/users/{userId}/factors/{factorId}/lifecycle/activate',
    body: {
      passCode: 'passCode',
      clientData: 'clientData',
      attestation: 'attestation',
      registrationData: 'registrationData',
    },
  },
  check: ({ clientData, attestation, registrationData }) => ({
    clientData:
      (attestation ?? registrationData) !== undefined &&
      !clientData &&
      'is required with an attestation or registration data',
  }),
  execute: activateUserFactor,
});
