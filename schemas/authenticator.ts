import { z } from 'zod/v3';
import { field } from './field.ts';
import { id } from './text.ts';

export const authenticatorId = field(id, { title: 'Authenticator ID', pickList: 'authenticators' });

export const enrollmentId = field(id, {
  title: 'Enrollment ID',
  pickList: 'user_authenticator_enrollments',
}).describe('The ID of the enrollment, which list_authenticator_enrollments returns.');

const links = field(z.record(z.unknown()).optional(), { title: 'Links' }).describe(
  'Links to related objects.',
);

/** An authenticator that the org offers, as Okta sends it. Source: GET /api/v1/authenticators. */
export const authenticator = z
  .object({
    id: field(z.string(), { title: 'Authenticator ID' }).describe('ID of the authenticator.'),
    key: z
      .string()
      .optional()
      .describe('What it is: okta_verify, phone_number, webauthn, tac (temporary access code) and so on.'),
    name: z.string().optional().describe('Name of the authenticator.'),
    type: z
      .string()
      .optional()
      .describe('app, email, federated, password, phone, security_key, security_question or tac.'),
    status: z.string().optional().describe('ACTIVE or INACTIVE.'),
    created: z.string().nullable().optional().describe('When the authenticator was created.'),
    lastUpdated: z.string().nullable().optional().describe('When the authenticator last changed.'),
    settings: z.record(z.unknown()).optional().describe('Settings of the authenticator.'),
    provider: z
      .object({
        type: z.string().optional().describe('Type of the provider, such as DUO, PUSH or tac.'),
        configuration: z
          .object({
            secretKey: field(z.string().optional(), { secret: true }).describe(
              'The key that Okta shares with Duo Security.',
            ),
          })
          .passthrough()
          .optional()
          .describe('How the provider is set up.'),
      })
      .passthrough()
      .optional()
      .describe('Who provides it, and how that is set up.'),
    _links: links,
  })
  .passthrough();

/** An authenticator that a user has set up, as Okta sends it. Source: GET /api/v1/users/{id}/authenticator-enrollments. */
export const authenticatorEnrollment = z
  .object({
    id: field(z.string(), { title: 'Enrollment ID' }).describe('ID of the enrollment.'),
    key: z
      .string()
      .optional()
      .describe('The authenticator: okta_verify, phone_number, webauthn, tac and so on.'),
    name: z.string().optional().describe('Name of the authenticator.'),
    nickname: z.string().optional().describe('Name that the user gave the enrollment.'),
    type: z
      .string()
      .optional()
      .describe('app, email, federated, password, phone, security_key, security_question or tac.'),
    status: z.string().optional().describe('Status of the enrollment.'),
    created: z.string().nullable().optional().describe('When the user was enrolled.'),
    lastUpdated: z.string().nullable().optional().describe('When the enrollment last changed.'),
    profile: z
      .object({
        phoneNumber: z.string().optional().describe('The phone number, of which Okta shows the last digits.'),
      })
      .passthrough()
      .optional()
      .describe('The phone of the enrollment.'),
    _links: links,
  })
  .passthrough();

/** A temporary access code, as Okta sends it when it is created. */
export const temporaryAccessCode = authenticatorEnrollment.extend({
  profile: z
    .object({
      tac: field(z.string(), { title: 'Temporary access code', secret: true }).describe(
        'The code with which the user signs in. Okta shows it only once.',
      ),
      expiresAt: z.string().nullable().optional().describe('When the code expires.'),
      multiUse: z.boolean().optional().describe('Whether the code can be used more than once.'),
    })
    .passthrough()
    .describe('The code.'),
});

/** Authenticators with every field, for samples. */
export const sampleAuthenticator = {
  id: 'aut1nd8PQhGcQtSxB0g4',
  key: 'okta_verify',
  name: 'Okta Verify',
  type: 'app',
  status: 'ACTIVE',
  created: '2026-01-02T09:00:00.000Z',
  lastUpdated: '2026-01-02T09:00:00.000Z',
  settings: { userVerification: 'PREFERRED' },
  provider: { type: 'DUO', configuration: { secretKey: 'example-of-a-duo-secret-key' } },
  _links: { self: { href: 'https://acme.okta.com/api/v1/authenticators/aut1nd8PQhGcQtSxB0g4' } },
} satisfies z.input<typeof authenticator>;

const user = 'https://acme.okta.com/api/v1/users/00ub0oNGTSWTBKOLGLNR';

export const sampleEnrollment = {
  id: 'sms7vbpNCdl3LKHMA0g7',
  key: 'phone_number',
  name: 'Phone',
  nickname: '',
  type: 'phone',
  status: 'ACTIVE',
  created: '2026-01-14T08:15:00.000Z',
  lastUpdated: '2026-01-14T08:15:00.000Z',
  profile: { phoneNumber: '+1 XXX-XXX-1337' },
  _links: { self: { href: `${user}/authenticator-enrollments/sms7vbpNCdl3LKHMA0g7` } },
} satisfies z.input<typeof authenticatorEnrollment>;

export const sampleAccessCode = {
  id: 'tac7vbpNCdl3LKHMA0g7',
  key: 'tac',
  name: 'Temporary Access Code',
  nickname: '',
  type: 'tac',
  status: 'ACTIVE',
  created: '2026-03-02T08:00:00.000Z',
  lastUpdated: '2026-03-02T08:00:00.000Z',
  profile: { tac: 'BK4XQ7ZP', expiresAt: '2026-03-02T09:00:00.000Z', multiUse: false },
  _links: { self: { href: `${user}/authenticator-enrollments/tac7vbpNCdl3LKHMA0g7` } },
} satisfies z.input<typeof temporaryAccessCode>;
