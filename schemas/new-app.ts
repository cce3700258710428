import { z } from 'zod/v3';
import { signOnModes } from './app.ts';
import { field } from './field.ts';
import { oneLine } from './text.ts';

// The fields of a new application that depend on how its users sign in.

const text = oneLine(z.string().min(1)).optional();
const url = z.string().url().optional();
const urls = z.array(z.string().url()).optional();

export const signOnMode = field(z.enum(signOnModes), { title: 'Sign-on mode' }).describe(
  'How users sign in: BOOKMARK (a link), OPENID_CONNECT, SAML_2_0, AUTO_LOGIN or BROWSER_PLUGIN (Okta fills in a sign-in form), or one of the older ways.',
);

const withUrl = ['BOOKMARK', 'BROWSER_PLUGIN', 'SECURE_PASSWORD_STORE', 'BASIC_AUTH'];
const withForm = ['BROWSER_PLUGIN', 'SECURE_PASSWORD_STORE'];
const withPassword = ['AUTO_LOGIN', 'BROWSER_PLUGIN', 'SECURE_PASSWORD_STORE', 'BASIC_AUTH'];

/** The fields of links and of applications whose sign-in form Okta fills in. */
export const formFields = {
  url: field(url, { title: 'URL', showWhen: { field: 'signOnMode', is: withUrl } }).describe(
    'The address that the application opens, or of its sign-in page.',
  ),
  loginUrl: field(url, {
    title: 'Sign-in URL',
    showWhen: { field: 'signOnMode', is: ['AUTO_LOGIN'] },
  }).describe('The address of the sign-in page.'),
  redirectUrl: field(url, {
    title: 'Redirect URL',
    advanced: true,
    showWhen: { field: 'signOnMode', is: ['AUTO_LOGIN'] },
  }).describe('The address that redirects to the sign-in page, if another one does.'),
  authURL: field(url, {
    title: 'Authentication URL',
    showWhen: { field: 'signOnMode', is: ['BASIC_AUTH'] },
  }).describe('The address that checks username and password.'),
  usernameField: field(text, { showWhen: { field: 'signOnMode', is: withForm } }).describe(
    'The CSS selector of the field for the username in the sign-in form.',
  ),
  passwordField: field(text, { showWhen: { field: 'signOnMode', is: withForm } }).describe(
    'The CSS selector of the field for the password in the sign-in form.',
  ),
  buttonField: field(text, { showWhen: { field: 'signOnMode', is: ['BROWSER_PLUGIN'] } }).describe(
    'The CSS selector of the button that signs in.',
  ),
  scheme: field(
    z
      .enum([
        'EDIT_USERNAME_AND_PASSWORD',
        'EDIT_PASSWORD_ONLY',
        'ADMIN_SETS_CREDENTIALS',
        'EXTERNAL_PASSWORD_SYNC',
        'SHARED_USERNAME_AND_PASSWORD',
      ])
      .optional(),
    { title: 'Credentials scheme', showWhen: { field: 'signOnMode', is: withPassword } },
  ).describe(
    'Who sets username and password: the user both (EDIT_USERNAME_AND_PASSWORD, the default), the user only the password, an administrator both, the Okta password is used too, or all users share one pair.',
  ),
  sharedUserName: field(oneLine(z.string().min(1).max(100)).optional(), {
    showWhen: { field: 'signOnMode', is: withPassword },
  }).describe('The username that all users share. It works only with SHARED_USERNAME_AND_PASSWORD.'),
  sharedPassword: field(z.string().min(1).optional(), {
    secret: true,
    showWhen: { field: 'signOnMode', is: withPassword },
  }).describe('The password that all users share. It works only with SHARED_USERNAME_AND_PASSWORD.'),
};

const ofSaml = { field: 'signOnMode', is: ['SAML_2_0'] };

const nameFormats = [
  'urn:oasis:names:tc:SAML:2.0:attrname-format:unspecified',
  'urn:oasis:names:tc:SAML:2.0:attrname-format:basic',
  'urn:oasis:names:tc:SAML:2.0:attrname-format:uri',
] as const;

const attributeStatement = z
  .object({
    name: oneLine(z.string().min(1)).describe('Name of the attribute. It must be unique in the application.'),
    type: z
      .enum(['EXPRESSION', 'GROUP'])
      .default('EXPRESSION')
      .describe("EXPRESSION for values of the user, GROUP for the names of the user's groups."),
    namespace: field(z.enum(nameFormats).default(nameFormats[0]), {
      title: 'Name format',
      advanced: true,
    }).describe('The format of the name. The default is unspecified.'),
    values: z
      .array(z.string())
      .optional()
      .describe('For EXPRESSION: the values, as Okta expressions such as user.email.'),
    filterType: z
      .enum(['STARTS_WITH', 'EQUALS', 'CONTAINS', 'REGEX'])
      .optional()
      .describe('For GROUP: how the names of groups are compared.'),
    filterValue: z.string().optional().describe('For GROUP: what the names of groups are compared with.'),
  })
  .strict()
  .describe('One attribute of the assertion.');

/** The fields of SAML 2.0. */
export const samlFields = {
  ssoAcsUrl: field(url, { title: 'Single sign-on URL (ACS)', showWhen: ofSaml }).describe(
    'The address of the assertion consumer service, to which the assertion is posted.',
  ),
  audience: field(text, { title: 'Audience (SP entity ID)', showWhen: ofSaml }).describe(
    'The entity ID of the application, exactly as its provider gives it.',
  ),
  recipient: field(url, { advanced: true, showWhen: ofSaml }).describe(
    'The address where the assertion may be presented. The default is the single sign-on URL.',
  ),
  destination: field(url, { advanced: true, showWhen: ofSaml }).describe(
    'The address to which the response is sent, as it stands in the assertion. The default is the single sign-on URL.',
  ),
  subjectNameIdTemplate: field(text, {
    title: 'Name ID template',
    advanced: true,
    showWhen: ofSaml,
  }).describe('Where the name ID comes from. The default is the username in the application.'),
  subjectNameIdFormat: field(
    z
      .enum([
        'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified',
        'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress',
        'urn:oasis:names:tc:SAML:1.1:nameid-format:x509SubjectName',
        'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent',
        'urn:oasis:names:tc:SAML:2.0:nameid-format:transient',
      ])
      .optional(),
    { title: 'Name ID format', advanced: true, showWhen: ofSaml },
  ).describe('The format of the name ID. The default is unspecified.'),
  defaultRelayState: field(text, { advanced: true, showWhen: ofSaml }).describe(
    'The page of the application that opens when users come from the Okta dashboard.',
  ),
  attributeStatements: field(z.array(attributeStatement).optional(), { showWhen: ofSaml }).describe(
    'The attributes that the assertion holds.',
  ),
  responseSigned: field(z.boolean().optional(), { advanced: true, showWhen: ofSaml }).describe(
    'Signs the response. The default is on.',
  ),
  assertionSigned: field(z.boolean().optional(), { advanced: true, showWhen: ofSaml }).describe(
    'Signs the assertion. The default is on.',
  ),
  signatureAlgorithm: field(z.enum(['RSA_SHA256', 'RSA_SHA1']).optional(), {
    advanced: true,
    showWhen: ofSaml,
  }).describe('The algorithm of the signatures. The default is RSA_SHA256.'),
  digestAlgorithm: field(z.enum(['SHA256', 'SHA1']).optional(), {
    advanced: true,
    showWhen: ofSaml,
  }).describe('The algorithm of the digests. The default is SHA256.'),
  honorForceAuthn: field(z.boolean().optional(), {
    title: 'Honor force authentication',
    advanced: true,
    showWhen: ofSaml,
  }).describe('Asks users to sign in again when the application wants it. The default is on.'),
  authnContextClassRef: field(
    z
      .enum([
        'urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport',
        'urn:oasis:names:tc:SAML:2.0:ac:classes:Password',
        'urn:oasis:names:tc:SAML:2.0:ac:classes:TLSClient',
        'urn:oasis:names:tc:SAML:2.0:ac:classes:X509',
        'urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified',
        'urn:federation:authentication:windows',
        'oasis:names:tc:SAML:2.0:ac:classes:Kerberos',
      ])
      .optional(),
    { title: 'Authentication context class', advanced: true, showWhen: ofSaml },
  ).describe('What the assertion says of the sign-in. The default is PasswordProtectedTransport.'),
};

const ofClient = { field: 'signOnMode', is: ['OPENID_CONNECT'] };

/** The fields of OpenID Connect. */
export const clientFields = {
  applicationType: field(z.enum(['web', 'browser', 'native', 'service']).optional(), {
    showWhen: ofClient,
  }).describe(
    'Where it runs: on a server (web), in a browser (single-page app), on a device (native), or as a program without users (service).',
  ),
  redirectUris: field(urls, { title: 'Redirect URIs', showWhen: ofClient }).describe(
    'The addresses to which users come back after they signed in.',
  ),
  postLogoutRedirectUris: field(urls, {
    title: 'Post-logout redirect URIs',
    advanced: true,
    showWhen: ofClient,
  }).describe('The addresses to which users come back after they signed out.'),
  grantTypes: field(
    z
      .array(
        z.enum([
          'authorization_code',
          'refresh_token',
          'client_credentials',
          'implicit',
          'interaction_code',
          'password',
          'urn:ietf:params:oauth:grant-type:device_code',
          'urn:ietf:params:oauth:grant-type:jwt-bearer',
          'urn:ietf:params:oauth:grant-type:saml2-bearer',
          'urn:ietf:params:oauth:grant-type:token-exchange',
          'urn:openid:params:grant-type:ciba',
          'urn:okta:params:oauth:grant-type:otp',
          'urn:okta:params:oauth:grant-type:oob',
          'http://auth0.com/oauth/grant-type/mfa-otp',
          'http://auth0.com/oauth/grant-type/mfa-oob',
        ]),
      )
      .optional(),
    { showWhen: ofClient },
  ).describe(
    'How the client gets tokens. The default is client_credentials for a service, and authorization_code for others.',
  ),
  responseTypes: field(z.array(z.enum(['code', 'token', 'id_token'])).optional(), {
    advanced: true,
    showWhen: ofClient,
  }).describe('What the authorization endpoint returns. The default follows from the grant types.'),
  tokenEndpointAuthMethod: field(
    z
      .enum(['client_secret_basic', 'client_secret_post', 'client_secret_jwt', 'private_key_jwt', 'none'])
      .optional(),
    { title: 'Client authentication', showWhen: ofClient },
  ).describe(
    'How the client proves itself. The default is none for a single-page app, and client_secret_basic for others.',
  ),
  pkceRequired: field(z.boolean().optional(), {
    title: 'Require PKCE',
    advanced: true,
    showWhen: ofClient,
  }).describe('Requires PKCE. It is always on for a client without a secret or key.'),
  clientId: field(oneLine(z.string().min(6).max(100)).optional(), {
    title: 'Client ID',
    advanced: true,
    showWhen: ofClient,
  }).describe('The client ID, which cannot be changed later. The default is the ID of the application.'),
  jwks: field(z.record(z.unknown()).optional(), {
    title: 'JSON Web Key Set',
    advanced: true,
    showWhen: ofClient,
  }).describe('The public keys of the client as JSON: {"keys": [...]}. Needed for private_key_jwt.'),
  jwksUri: field(url, { title: 'JWKS URL', advanced: true, showWhen: ofClient }).describe(
    'The address of the public keys of the client, instead of the keys themselves.',
  ),
  initiateLoginUri: field(url, {
    title: 'Initiate sign-in URI',
    advanced: true,
    showWhen: ofClient,
  }).describe('The address by which Okta starts a sign-in to the application.'),
  consentMethod: field(z.enum(['TRUSTED', 'REQUIRED']).optional(), {
    advanced: true,
    showWhen: ofClient,
  }).describe('Whether users are asked for their consent (REQUIRED) or not (TRUSTED).'),
};
