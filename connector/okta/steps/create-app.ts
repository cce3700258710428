import { type App, createdApp, type signOnModes } from '../../../schemas/app.ts';
import type { Reply } from '../../core/client.ts';
import type { ActionContext } from '../../core/define-action.ts';
import { callOf } from '../../core/request.ts';
import { createOnce } from './create-once.ts';
import { appsLabelled } from './find-app.ts';
import { merged } from './merge-json.ts';

type SignOnMode = (typeof signOnModes)[number];

/** The names in Okta's catalog under which applications of one's own are made. Those of the other kinds get one from Okta. */
const nameOf: Partial<Record<SignOnMode, string>> = {
  BOOKMARK: 'bookmark',
  OPENID_CONNECT: 'oidc_client',
  BROWSER_PLUGIN: 'template_swa',
  BASIC_AUTH: 'template_basic_auth',
  SECURE_PASSWORD_STORE: 'template_sps',
  WS_FEDERATION: 'template_wsfed',
};

interface NewApp {
  label: string;
  signOnMode: SignOnMode;
  name?: string | undefined;
  ssoAcsUrl?: string | undefined;
  applicationType?: string | undefined;
  grantTypes?: string[] | undefined;
  tokenEndpointAuthMethod?: string | undefined;
  moreProperties?: Record<string, unknown> | undefined;
}

/**
 * Creates an application. Labels are not unique, so that after a lost reply only an application of this label that was
 * made during the run can be the one, and the System Log tells whether it is. Its client secret is then lost, since
 * Okta shows it once.
 */
export async function createNewApp({ okta, action, input, log }: ActionContext<NewApp>): Promise<App> {
  const { moreProperties = {}, ...given } = input;
  const call = callOf(action.request, { ...defaults(given), ...withoutUndefined(given) });
  let answered = true;
  const made = await createOnce(
    okta,
    { ...call, body: merged(moreProperties, call.body), expect: createdApp },
    {
      async find(): Promise<Reply<App> | undefined> {
        answered = false;
        const { found, reply } = await appsLabelled(okta, input.label);
        const now = found.filter(({ created }) => okta.happenedNow(created, reply));
        const newest = now.sort((one, other) => ((one.created ?? '') < (other.created ?? '') ? 1 : -1))[0];
        return newest && { ...reply, body: newest };
      },
      eventType: 'application.lifecycle.create',
    },
  );
  if (!answered && input.signOnMode === 'OPENID_CONNECT') {
    log(
      'The response that held the client secret was lost. Create a new secret for the application in Okta.',
    );
  }
  return made;
}

/** What Okta would not fill in by itself, for an application that is not from its catalog. */
function defaults({ name, signOnMode, ...given }: Omit<NewApp, 'moreProperties'>): Record<string, unknown> {
  if (name) return {};
  const own = { name: nameOf[signOnMode] };
  if (signOnMode === 'SAML_2_0') return samlDefaults(given.ssoAcsUrl);
  return signOnMode === 'OPENID_CONNECT' ? { ...own, ...clientDefaults(given) } : own;
}

/** Most providers want the assertion at one and the same address, signed, with the username of the application in it. */
const samlDefaults = (ssoAcsUrl: string | undefined) => ({
  recipient: ssoAcsUrl,
  destination: ssoAcsUrl,
  // biome-ignore lint/suspicious/noTemplateCurlyInString: Okta fills it in at sign-in.
  subjectNameIdTemplate: '${user.userName}',
  subjectNameIdFormat: 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified',
  responseSigned: true,
  assertionSigned: true,
  signatureAlgorithm: 'RSA_SHA256',
  digestAlgorithm: 'SHA256',
  honorForceAuthn: true,
  authnContextClassRef: 'urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport',
});

function clientDefaults({
  applicationType,
  grantTypes = [applicationType === 'service' ? 'client_credentials' : 'authorization_code'],
  // A program in a browser keeps no secret.
  tokenEndpointAuthMethod = applicationType === 'browser' ? 'none' : 'client_secret_basic',
}: Pick<NewApp, 'applicationType' | 'grantTypes' | 'tokenEndpointAuthMethod'>) {
  const responseTypes = responsesTo(grantTypes);
  return {
    grantTypes,
    tokenEndpointAuthMethod,
    ...(responseTypes.length > 0 && { responseTypes }),
    ...(tokenEndpointAuthMethod === 'none' && { pkceRequired: true }),
  };
}

function responsesTo(grantTypes: readonly string[]): string[] {
  const code = grantTypes.some((grant) => grant === 'authorization_code' || grant === 'interaction_code');
  const implicit = grantTypes.includes('implicit');
  if (!code && !implicit) return grantTypes.includes('client_credentials') ? ['token'] : [];
  return [...(code ? ['code'] : []), ...(implicit ? ['token', 'id_token'] : [])];
}

const withoutUndefined = (input: object) =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));

/** The rules between the fields of a new application: what is wrong, by field. */
export function newAppRules({
  name,
  signOnMode,
  ...given
}: {
  name?: string | undefined;
  signOnMode: SignOnMode;
  [field: string]: unknown;
}): Record<string, string | false | undefined> {
  const list = (field: string): string[] => (Array.isArray(given[field]) ? given[field].map(String) : []);
  const missing = (field: string) =>
    !name &&
    needs[signOnMode]?.includes(field) &&
    given[field] === undefined &&
    `is required if "Sign-on mode" is ${signOnMode}, unless "Catalog name" is given`;
  const grants = list('grantTypes');
  const redirects = ['authorization_code', 'implicit'].some((grant) => grants.includes(grant));
  const noRedirect = ['password', 'client_credentials'].some((grant) => grants.includes(grant));
  const implied = grants.length === 0 && given['applicationType'] !== 'service';
  const method = given['tokenEndpointAuthMethod'];
  const isClient = signOnMode === 'OPENID_CONNECT' && !name;
  const statements = Array.isArray(given['attributeStatements']) ? given['attributeStatements'] : [];
  return {
    ...Object.fromEntries(Object.values(needs).flatMap((fields) => fields.map((key) => [key, missing(key)]))),
    name:
      signOnMode === 'SAML_1_1' && !name && 'is required, since Okta makes no other applications of SAML 1.1',
    grantTypes: grants.length > 0 && wrongGrants(String(given['applicationType']), grants),
    responseTypes:
      list('responseTypes').length > 0 && grants.length > 0 && wrongResponses(list('responseTypes'), grants),
    redirectUris:
      isClient &&
      list('redirectUris').length === 0 &&
      (implied || (redirects && !noRedirect)) &&
      'needs at least one address, since users come back to it after they signed in',
    pkceRequired:
      method === 'none' &&
      given['pkceRequired'] === false &&
      'must be on for a client without a secret or key',
    jwks:
      method === 'private_key_jwt' &&
      given['jwks'] === undefined &&
      given['jwksUri'] === undefined &&
      'or "JWKS URL" is required, since the client proves itself by a key',
    sharedUserName:
      given['scheme'] === 'SHARED_USERNAME_AND_PASSWORD' &&
      given['sharedUserName'] === undefined &&
      'is required if all users share one username',
    assertionSigned:
      given['assertionSigned'] === false &&
      given['responseSigned'] === false &&
      'or "Response signed" must be on',
    attributeStatements:
      statements.some(isIncomplete) &&
      'needs values for each EXPRESSION, and a filter type and a filter value for each GROUP',
  };
}

/** What an application of one's own cannot be without. */
const needs: Partial<Record<SignOnMode, readonly string[]>> = {
  BOOKMARK: ['url'],
  BROWSER_PLUGIN: ['url', 'usernameField', 'passwordField', 'buttonField'],
  SECURE_PASSWORD_STORE: ['url', 'usernameField', 'passwordField'],
  BASIC_AUTH: ['url', 'authURL'],
  AUTO_LOGIN: ['loginUrl'],
  SAML_2_0: ['ssoAcsUrl', 'audience'],
  OPENID_CONNECT: ['applicationType'],
};

function wrongGrants(applicationType: string, grants: readonly string[]): string | false {
  const machine = grants.includes('client_credentials');
  if (applicationType === 'service' && !machine) return 'must hold client_credentials for a service';
  const pub = applicationType === 'browser' || applicationType === 'native';
  return (
    pub && machine && `cannot hold client_credentials for the type ${applicationType}, which keeps no secret`
  );
}

function wrongResponses(responses: readonly string[], grants: readonly string[]): string | false {
  const implicit = grants.includes('implicit');
  if (
    responses.includes('code') &&
    !grants.some((grant) => /^(?:authorization|interaction)_code$/.test(grant))
  )
    return 'can hold code only with the grant type authorization_code';
  if (responses.includes('id_token') && !implicit)
    return 'can hold id_token only with the grant type implicit';
  return (
    responses.includes('token') &&
    !implicit &&
    !grants.includes('client_credentials') &&
    'can hold token only with the grant type implicit or client_credentials'
  );
}

const isIncomplete = ({ type, values, filterType, filterValue }: Record<string, unknown>): boolean =>
  type === 'GROUP' ? !filterType || !filterValue : !Array.isArray(values) || values.length === 0;
