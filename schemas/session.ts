import { z } from 'zod/v3';
import { field } from './field.ts';
import { id } from './text.ts';

/** Whoever has the ID of a session can pass for the user, so it is a secret. */
export const sessionId = field(id, { title: 'Session ID', secret: true }).describe(
  'The ID of the session (102...). Whoever has it can use the session, so it is kept secret.',
);

/** A session of a user in the browser, as Okta sends it. Source: GET /api/v1/sessions/{sessionId}. */
export const session = z
  .object({
    id: field(z.string(), { title: 'Session ID', secret: true }).describe(
      'Hidden as "[secret]", since whoever has the ID can use the session. It is the session ID from the input.',
    ),
    userId: field(z.string().optional(), { title: 'User ID' }).describe('ID of the user.'),
    login: z.string().optional().describe('Login of the user.'),
    status: z.string().optional().describe('ACTIVE, MFA_REQUIRED or MFA_ENROLL.'),
    createdAt: z.string().optional().describe('When the session started.'),
    expiresAt: z.string().optional().describe('When the session ends, unless it is refreshed.'),
    lastPasswordVerification: z
      .string()
      .nullable()
      .optional()
      .describe('When the user last proved the password.'),
    lastFactorVerification: z
      .string()
      .nullable()
      .optional()
      .describe('When the user last proved a second factor.'),
    amr: field(z.array(z.string()).optional(), { title: 'Authentication methods' }).describe(
      'How the user signed in, such as pwd, mfa or otp.',
    ),
    idp: field(
      z
        .object({
          id: field(z.string().optional(), { title: 'Identity provider ID' }).describe(
            'ID of the identity provider; for Okta itself, of the org.',
          ),
          type: z.string().optional().describe('OKTA, ACTIVE_DIRECTORY, LDAP, FEDERATION or SOCIAL.'),
        })
        .passthrough()
        .optional(),
      { title: 'Identity provider' },
    ).describe('Who checked the credentials.'),
    _links: field(z.record(z.unknown()).optional(), { title: 'Links' }).describe(
      'Link to the session, without its ID.',
    ),
  })
  .passthrough();

/** A session with every field, for samples. Its ID is hidden as in every answer. */
export const sampleSession = {
  id: '[secret]',
  userId: '00ub0oNGTSWTBKOLGLNR',
  login: 'grace.hopper@example.com',
  status: 'ACTIVE',
  createdAt: '2026-03-02T07:58:11.000Z',
  expiresAt: '2026-03-02T09:58:11.000Z',
  lastPasswordVerification: '2026-03-02T07:58:11.000Z',
  lastFactorVerification: '2026-03-02T07:58:11.000Z',
  amr: ['pwd', 'mfa', 'otp'],
  idp: { id: '00o1n8sbwArJ7OQRw406', type: 'OKTA' },
  _links: { self: { href: 'https://acme.okta.com/api/v1/sessions/[secret]' } },
} satisfies z.input<typeof session>;
