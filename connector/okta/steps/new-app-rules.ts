import type { signOnModes } from '../../../schemas/app.ts';

export type SignOnMode = (typeof signOnModes)[number];

/** The names in Okta's catalog of applications of one's own. Those of the other kinds get one from Okta. */
export const nameOf: Partial<Record<SignOnMode, string>> = {
  BOOKMARK: 'bookmark',
  OPENID_CONNECT: 'oidc_client',
  BROWSER_PLUGIN: 'template_swa',
  BASIC_AUTH: 'template_basic_auth',
  SECURE_PASSWORD_STORE: 'template_sps',
  WS_FEDERATION: 'template_wsfed',
};

/** Whether it is an application of Okta's catalog, which brings settings of its own. */
export const isFromCatalog = ({
  name,
  signOnMode,
}: {
  name?: string | undefined;
  signOnMode: SignOnMode;
}): boolean => name !== undefined && name !== nameOf[signOnMode];

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

interface NewApp {
  name?: string | undefined;
  signOnMode: SignOnMode;
  scheme?: string | undefined;
  sharedUserName?: string | undefined;
  sharedPassword?: string | undefined;
  responseSigned?: boolean | undefined;
  assertionSigned?: boolean | undefined;
  attributeStatements?: readonly Statement[] | undefined;
  applicationType?: string | undefined;
  grantTypes?: readonly string[] | undefined;
  responseTypes?: readonly string[] | undefined;
  redirectUris?: readonly string[] | undefined;
  tokenEndpointAuthMethod?: string | undefined;
  pkceRequired?: boolean | undefined;
  jwks?: unknown;
  jwksUri?: unknown;
}

interface Statement {
  type: string;
  values?: readonly string[] | undefined;
  filterType?: string | undefined;
  filterValue?: string | undefined;
}

type Wrong = Record<string, string | false | undefined>;

/** The rules between the fields of a new application: what is wrong, by field. */
export const newAppRules = (given: NewApp): Wrong => ({
  ...missing(given),
  ...(given.signOnMode === 'SAML_2_0' && wrongInSaml(given)),
  ...(given.signOnMode === 'OPENID_CONNECT' && wrongInClient(given)),
  ...wrongCredentials(given),
});

function missing(given: NewApp): Wrong {
  if (isFromCatalog(given)) return {};
  const { signOnMode } = given;
  const fields: Record<string, unknown> = { ...given };
  const absent = (needs[signOnMode] ?? []).filter((key) => fields[key] === undefined);
  const why = `is required if "Sign-on mode" is ${signOnMode}, unless "Catalog name" is given`;
  return {
    ...Object.fromEntries(absent.map((key) => [key, why])),
    name: signOnMode === 'SAML_1_1' && 'is required, since Okta makes no other applications of SAML 1.1',
  };
}

const shared = 'SHARED_USERNAME_AND_PASSWORD';

function wrongCredentials({ scheme, sharedUserName, sharedPassword }: NewApp): Wrong {
  const why = `works only if "Credentials scheme" is ${shared}`;
  if (scheme !== shared)
    return { sharedUserName: sharedUserName && why, sharedPassword: sharedPassword && why };
  return { sharedUserName: sharedUserName === undefined && 'is required if all users share one username' };
}

const wrongInSaml = ({ responseSigned, assertionSigned, attributeStatements = [] }: NewApp): Wrong => ({
  assertionSigned: assertionSigned === false && responseSigned === false && 'or "Response signed" must be on',
  attributeStatements:
    attributeStatements.some(isIncomplete) &&
    'needs values for each EXPRESSION, and a filter type and a filter value for each GROUP',
});

const isIncomplete = ({ type, values = [], filterType, filterValue }: Statement): boolean =>
  type === 'GROUP' ? !filterType || !filterValue : values.length === 0;

function wrongInClient(given: NewApp): Wrong {
  const { applicationType = '', grantTypes, responseTypes = [], redirectUris = [] } = given;
  const { tokenEndpointAuthMethod: method, jwks, jwksUri, pkceRequired } = given;
  const grants = grantTypes ?? [applicationType === 'service' ? 'client_credentials' : 'authorization_code'];
  const has = (...any: string[]) => any.some((grant) => grants.includes(grant));
  return {
    grantTypes: wrongGrants(applicationType, has('client_credentials')),
    // Okta wants an address of every client that signs users in by redirection alone.
    redirectUris:
      redirectUris.length === 0 &&
      has('authorization_code', 'implicit') &&
      !has('password', 'client_credentials') &&
      !isFromCatalog(given) &&
      'needs at least one address, since users come back to it after they signed in',
    responseTypes:
      (responseTypes.includes('code') &&
        !has('authorization_code', 'interaction_code') &&
        'can hold code only with the grant type authorization_code') ||
      (responseTypes.includes('id_token') &&
        !has('implicit') &&
        'can hold id_token only with the grant type implicit') ||
      (responseTypes.includes('token') &&
        !has('implicit', 'client_credentials') &&
        'can hold token only with the grant type implicit or client_credentials'),
    pkceRequired:
      method === 'none' && pkceRequired === false && 'must be on for a client without a secret or key',
    jwks:
      method === 'private_key_jwt' &&
      jwks === undefined &&
      jwksUri === undefined &&
      'or "JWKS URL" is required, since the client proves itself by a key',
  };
}

function wrongGrants(applicationType: string, isMachine: boolean): string | false {
  if (applicationType === 'service') return !isMachine && 'must hold client_credentials for a service';
  return (
    ['browser', 'native'].includes(applicationType) &&
    isMachine &&
    `cannot hold client_credentials for the type ${applicationType}, which keeps no secret`
  );
}
