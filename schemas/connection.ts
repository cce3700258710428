import { z } from 'zod/v3';
import { field } from './field.ts';

const domain = field(z.string().min(1), { title: 'Okta domain' }).describe(
  'Address of the org, as you see it in the browser: acme.okta.com, a pasted URL, or just acme.',
);

const apiKey = field(z.string().min(1), { title: 'API key', secret: true }).describe(
  'An API token, made in the Admin Console under Security > API > Tokens. It can do what the administrator who made it can do.',
);

const clientId = z
  .string()
  .regex(/^[\w.-]+$/, 'holds a character that no client ID has')
  .describe('Client ID of the service app, from its General tab in the Admin Console. It begins with 0oa.');

const privateKey = field(
  // Some hosts parse what looks like JSON before it gets here.
  z.preprocess((key) => (isObject(key) ? JSON.stringify(key) : key), z.string().min(1)),
  { title: 'Private key', secret: true, multiline: true },
).describe(
  'The private key whose public half is registered with the service app, as PEM text or as a JWK. Okta shows it once, when it makes the key.',
);

const keyId = z
  .string()
  .regex(/^\S{1,255}$/, 'holds a space, which no key ID has')
  .optional()
  .describe(
    'ID of the key (kid), as the service app lists it. Without it the one in the JWK, and else none, which does while the app has one key.',
  );

const scopes = field(
  z.array(z.string().regex(/^okta\.[\w.]+$/, 'must be a scope such as okta.users.read')).optional(),
  { words: true, advanced: true },
).describe(
  'Scopes to ask for. Without them all that the actions need; Okta leaves out those that the service app was not granted.',
);

const sandbox = field(z.boolean().optional(), { advanced: true }).describe(
  'The domain is the address of a sandbox org on this machine, such as http://127.0.0.1:4000.',
);

const authentication = z.enum(['apiKey', 'oauth']);

/** All that a person fills in once, to connect an org. Which of the fields a kind of authentication has says `authentications`. */
export const connection = z
  .object({
    domain,
    authentication: authentication
      .default('apiKey')
      .describe(
        'How the connection signs in: apiKey with an API token of an administrator, oauth as an OAuth 2.0 service app.',
      ),
    apiKey: apiKey.optional(),
    clientId: clientId.optional(),
    privateKey: privateKey.optional(),
    keyId,
    scopes,
    sandbox,
  })
  .strict();

/** A field of the other kind of authentication. */
export const absent = z.never().optional();

/** The kinds of authentication, each with the connection as it is then. */
export const authentications = {
  apiKey: {
    title: 'API key',
    description:
      'An API token that an administrator made. Quick to set up; it can do all that the administrator can.',
    connection: connection.extend({
      apiKey,
      clientId: absent,
      privateKey: absent,
      keyId: absent,
      scopes: absent,
    }),
  },
  oauth: {
    title: 'OAuth 2.0 service app',
    description:
      'An app of the org that signs in with a key pair. It belongs to no person, and can do what its scopes and its admin role both allow.',
    connection: connection.extend({ apiKey: absent, clientId, privateKey }),
  },
} as const;

export type Authentication = z.infer<typeof authentication>;

const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);
