import { z } from 'zod/v3';
import { field } from './field.ts';

const domain = field(z.string().min(1), { title: 'Okta domain' }).describe(
  'Address of the org: acme.okta.com, a URL copied from the browser, or just acme.',
);

const apiKey = field(z.string().min(1), { title: 'API key', secret: true }).describe(
  'An API token from the Admin Console (Security > API > Tokens). It can do whatever the administrator who created it can do.',
);

const clientId = z
  .string()
  .regex(/^[\w.-]+$/, 'contains a character that no client ID has')
  .describe('Client ID of the service app, from its General tab in the Admin Console. It starts with 0oa.');

const privateKey = field(
  // Some hosts parse what looks like JSON before it gets here.
  z.preprocess((key) => (isObject(key) ? JSON.stringify(key) : key), z.string().min(1)),
  { title: 'Private key', secret: true, multiline: true },
).describe(
  'The private key of the service app, as PEM text or a JWK. Its public key must be registered with the app. If Okta generates the key, it shows the private key only once.',
);

const keyId = z
  .string()
  .regex(/^\S{1,255}$/, 'contains a space, which no key ID has')
  .optional()
  .describe(
    'ID of the key (KID), as listed in the service app. The default is the one in the JWK. You can leave it out if the app has only one key.',
  );

const scopes = field(
  z.array(z.string().regex(/^okta\.[\w.]+$/, 'must be a scope such as okta.users.read')).optional(),
  { words: true, advanced: true },
).describe(
  'Scopes to request. The default is all scopes that the actions need, as far as they are granted to the service app.',
);

const sandbox = field(z.boolean().optional(), { advanced: true }).describe(
  'Turn this on if the domain is a sandbox org on this machine, such as http://127.0.0.1:4000.',
);

const authentication = z.enum(['apiKey', 'oauth']);

/** The form that a person fills in once, to connect an org. `authentications` says which fields each kind of authentication has. */
export const connection = z
  .object({
    domain,
    authentication: authentication
      .default('apiKey')
      .describe(
        'How the connection signs in: apiKey with an administrator API token, oauth as an OAuth 2.0 service app.',
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
      'An API token that an administrator created. It is quick to set up, and can do whatever the administrator can do.',
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
      'An app in the org that signs in with a key pair. It does not belong to a person, and can do what both its scopes and its administrator role allow.',
    connection: connection.extend({ apiKey: absent, clientId, privateKey }),
  },
} as const;

export type Authentication = z.infer<typeof authentication>;

const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);
