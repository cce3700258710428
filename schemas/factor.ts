import { z } from 'zod/v3';
import { field } from './field.ts';
import { id } from './text.ts';

/** The types of factor that an administrator can enroll, and who may provide each. The first provider is the usual one. */
export const factorProviders = {
  sms: ['OKTA'],
  call: ['OKTA'],
  email: ['OKTA'],
  question: ['OKTA'],
  push: ['OKTA'],
  'token:software:totp': ['OKTA', 'GOOGLE'],
  'token:hotp': ['CUSTOM'],
  token: ['RSA', 'SYMANTEC'],
  'token:hardware': ['YUBICO'],
  u2f: ['FIDO'],
  webauthn: ['FIDO'],
  web: ['DUO'],
} as const;

/** The provider of each type, where it is left out. */
export const usualProviders = Object.fromEntries(
  Object.entries(factorProviders).map(([type, [usual]]) => [type, usual]),
);

export const factorTypes = Object.keys(factorProviders) as [
  keyof typeof factorProviders,
  ...(keyof typeof factorProviders)[],
];

export const factorId = field(id, { title: 'Factor ID', pickList: 'user_factors' }).describe(
  'The ID of the factor, which list_factors returns.',
);

/** Some have a dot in them: v2mst.GldKV5VxTrifyeZmWSQguA. */
export const transactionId = field(
  z.string().regex(/^\s*[\w-][\w.-]*\s*$/, 'must be the ID of a transaction, which verify_factor returns'),
  { title: 'Transaction ID' },
);

/** A code that a person reads from a phone, an email or a device. */
export const passCode = field(z.string().min(1), { title: 'Code', secret: true });

export const templateId = field(id.optional(), { title: 'SMS template ID', advanced: true }).describe(
  'The ID of a custom SMS template. Okta uses its own template if there is no such one.',
);

export const tokenLifetimeSeconds = field(z.number().int().min(1).max(86_400).optional(), {
  title: 'Code lifetime in seconds',
  advanced: true,
}).describe('How long the code stays valid, in seconds. The default is 300.');

export const useNumberMatchingChallenge = field(z.boolean(), { title: 'Number challenge' });

const links = field(z.record(z.unknown()).optional(), { title: 'Links' }).describe(
  'Links to what Okta allows next.',
);

const when = (what: string) => z.string().nullable().optional().describe(what);

const profile = z
  .object({
    phoneNumber: z.string().optional().describe('Phone number of an sms or call factor.'),
    phoneExtension: z.string().nullable().optional().describe('Extension of the phone number.'),
    email: z.string().optional().describe('Address of an email factor.'),
    question: z.string().optional().describe('Key of the security question.'),
    questionText: z.string().optional().describe('The security question. Okta never returns the answer.'),
    credentialId: z
      .string()
      .optional()
      .describe('What names the user or the device to the provider of the factor.'),
    name: z.string().optional().describe('Name of the device that gets the push.'),
    deviceType: z.string().optional().describe('Type of the device, such as SmartPhone_IPhone.'),
    platform: z.string().optional().describe('Operating system of the device.'),
    version: z.string().optional().describe('Version of Okta Verify on the device.'),
    authenticatorName: z.string().optional().describe('Name of the passkey or security key.'),
  })
  .passthrough();

/** What the person's app or key needs to finish the enrollment. It is shown while the factor waits for that. */
const activation = z
  .object({
    sharedSecret: field(z.string().optional(), { secret: true }).describe(
      'The secret that the user enters in the app, if the QR code cannot be scanned.',
    ),
    encoding: z.string().optional().describe('How the shared secret is written, such as base32.'),
    timeStep: z.number().optional().describe('Seconds for which a code of the app is valid.'),
    keyLength: z.number().optional().describe('Number of digits of a code.'),
    expiresAt: when('When a push enrollment must be finished.'),
    factorResult: z
      .string()
      .optional()
      .describe('How far a push enrollment is: WAITING until the user scans the QR code, or TIMEOUT.'),
    _links: z
      .object({
        qrcode: field(
          z
            .object({
              href: field(z.string().optional(), { title: 'URL', secret: true }).describe(
                'Address of the QR code. Whoever has it can enroll a device for the user.',
              ),
              type: z.string().optional().describe('Type of the picture.'),
            })
            .passthrough()
            .optional(),
          { title: 'QR code' },
        ).describe('The QR code that the user scans with the app.'),
      })
      .passthrough()
      .optional()
      .describe('Links for the enrollment.'),
  })
  .passthrough();

/** A second factor of a user, as Okta sends it. Source: GET /api/v1/users/{id}/factors. */
export const factor = z
  .object({
    id: field(z.string(), { title: 'Factor ID' }).describe('ID of the factor.'),
    factorType: z
      .string()
      .optional()
      .describe(
        'sms, call, email, question, push (Okta Verify), token:software:totp (codes of an app), token:hotp, token, token:hardware (YubiKey), u2f, webauthn (passkey), web (Duo) or signed_nonce (FastPass).',
      ),
    provider: z
      .string()
      .optional()
      .describe('OKTA, GOOGLE, RSA, SYMANTEC, YUBICO, FIDO, DUO or CUSTOM: who provides the factor.'),
    vendorName: z.string().optional().describe('Name of the provider, as the org calls it.'),
    status: z
      .string()
      .optional()
      .describe('ACTIVE, PENDING_ACTIVATION (the enrollment is not finished) or another status.'),
    created: when('When the factor was enrolled.'),
    lastUpdated: when('When the factor last changed.'),
    profile: profile.optional().describe('The phone, the address, the device or the question.'),
    _links: links,
    _embedded: field(
      z
        .object({
          activation: activation
            .optional()
            .describe('What the user needs to finish the enrollment. Present until the factor is active.'),
        })
        .passthrough()
        .optional(),
      { title: 'Embedded' },
    ).describe('Related objects.'),
  })
  .passthrough();
export type Factor = z.infer<typeof factor>;

/** A factor without what an enrollment shows once. */
export const settledFactor = factor.omit({ _embedded: true });
export type SettledFactor = z.infer<typeof settledFactor>;

/** A kind of factor that a user may have. Source: GET /api/v1/users/{id}/factors/catalog. */
export const supportedFactor = z
  .object({
    factorType: z.string().describe('Type of factor, for "Enroll factor".'),
    provider: z.string().optional().describe('Who provides the factor, for "Enroll factor".'),
    vendorName: z.string().optional().describe('Name of the provider, as the org calls it.'),
    status: z.string().optional().describe('NOT_SETUP, or the status of the factor that the user has.'),
    enrollment: z
      .string()
      .optional()
      .describe('Whether a policy requires the factor of the user: OPTIONAL or REQUIRED.'),
    _links: links,
    _embedded: field(z.record(z.unknown()).optional(), { title: 'Embedded' }).describe(
      'Phones that are already on file.',
    ),
  })
  .passthrough();

/** A question that a user may choose. Source: GET /api/v1/users/{id}/factors/questions. */
export const securityQuestion = z
  .object({
    question: z.string().describe('Key of the question, for "Enroll factor".'),
    questionText: z.string().optional().describe('The question, as the user reads it.'),
  })
  .passthrough();

/** The result of a challenge, as Okta sends it. Source: POST /api/v1/users/{id}/factors/{id}/verify. */
export const verification = z
  .object({
    factorResult: z
      .string()
      .describe(
        'SUCCESS, CHALLENGE (a code was sent), WAITING (a push was sent), REJECTED, TIMEOUT, FAILED, PASSCODE_REPLAYED (the code was used before) or another result.',
      ),
    factorMessage: z.string().nullable().optional().describe("Okta's message about the result."),
    expiresAt: when('When the challenge ends.'),
    profile: z.record(z.unknown()).optional().describe('The phone, the device or the key.'),
    _links: links,
    _embedded: field(
      z
        .object({
          challenge: z
            .object({
              correctAnswer: z
                .number()
                .optional()
                .describe('The number that the user must choose on the device in a number challenge.'),
            })
            .passthrough()
            .optional()
            .describe('The challenge, while Okta waits for the answer.'),
        })
        .passthrough()
        .optional(),
      { title: 'Embedded' },
    ).describe('Related objects.'),
  })
  .passthrough();

const user = 'https://acme.okta.com/api/v1/users/00ub0oNGTSWTBKOLGLNR';

/** A factor with every field that a factor of some type has, for samples. */
export const sampleFactor = {
  id: 'mbl1nz9JHJGHWRKMTLHP',
  factorType: 'sms',
  provider: 'OKTA',
  vendorName: 'OKTA',
  status: 'PENDING_ACTIVATION',
  created: '2026-02-20T16:40:00.000Z',
  lastUpdated: '2026-02-20T16:40:00.000Z',
  profile: {
    phoneNumber: '+15554151337',
    phoneExtension: null,
    email: 'grace.hopper@example.com',
    question: 'favorite_art_piece',
    questionText: 'What is your favorite piece of art?',
    credentialId: 'grace.hopper@example.com',
    name: "Grace's iPhone",
    deviceType: 'SmartPhone_IPhone',
    platform: 'IOS',
    version: '18.0',
    authenticatorName: 'Security key',
  },
  _links: { self: { href: `${user}/factors/mbl1nz9JHJGHWRKMTLHP` } },
  _embedded: {
    activation: {
      sharedSecret: 'JBTWGV22G4ZGKV3N',
      encoding: 'base32',
      timeStep: 30,
      keyLength: 6,
      expiresAt: '2026-02-20T16:50:00.000Z',
      factorResult: 'WAITING',
      _links: {
        qrcode: {
          href: `${user}/factors/ostf1fmaMGJLMNGNLIVG/qr/00fukNElRS_Tz6k-CFhg3pH4KO2dj2guhmaapXWbc4`,
          type: 'image/png',
        },
      },
    },
  },
} satisfies z.input<typeof factor>;

const { _embedded, ...settled } = sampleFactor;

/** The factor once it is set up. */
export const sampleSettledFactor = { ...settled, status: 'ACTIVE' };

/** The factor that a push goes to. */
export const samplePush = {
  id: 'opf3hkfocI4JTLAju0g4',
  factorType: 'push',
  provider: 'OKTA',
  vendorName: 'OKTA',
  status: 'ACTIVE',
  created: '2026-01-14T08:20:00.000Z',
  lastUpdated: '2026-01-14T08:21:10.000Z',
  profile: { credentialId: 'grace.hopper@example.com', name: "Grace's iPhone", platform: 'IOS' },
} satisfies z.input<typeof factor>;

/** The verification of a push with a number challenge, for samples. */
export const sampleVerification = {
  factorResult: 'WAITING',
  factorMessage: null,
  expiresAt: '2026-03-02T08:03:11.000Z',
  profile: { credentialId: 'grace.hopper@example.com' },
  _links: {
    poll: { href: `${user}/factors/${samplePush.id}/transactions/mst1eiHghhPxf0yhp0g` },
    cancel: { href: `${user}/factors/${samplePush.id}/transactions/mst1eiHghhPxf0yhp0g` },
  },
  _embedded: { challenge: { correctAnswer: 92 } },
} satisfies z.input<typeof verification>;
