import { compactVerify, type JWTPayload } from 'jose';
import { OktaError } from '../http/errors.ts';
import { type Call, type Handler, json, type Reply, type Route } from '../http/exchange.ts';
import { record } from '../logs/events.ts';
import type { Org } from '../state/org.ts';
import { lifetime, sign } from './access-token.ts';
import { addressOf, nonce, provenKey } from './dpop.ts';
import { OAuthError } from './errors.ts';
import { readJwt } from './jwt.ts';
import { algorithms } from './keys.ts';
import { firstUse } from './replay.ts';
import { scopes } from './scopes.ts';
import { type ServiceApp, serviceApp } from './service-apps.ts';

const jwtBearer = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
/** Seconds that an assertion may still be good for. */
const furthest = 3600;

/** The token endpoint of the org's own authorization server: only for service apps, each proven by its own key. */
const issueToken: Handler = async (org, call) => {
  if (!/^application\/x-www-form-urlencoded\b/i.test(call.header('content-type') ?? '')) {
    throw new OktaError('E0000021');
  }
  try {
    return await grantToken(org, call, new URLSearchParams(call.body));
  } catch (error) {
    if (error instanceof OAuthError) return error.body();
    throw error;
  }
};

async function grantToken(org: Org, call: Call, form: URLSearchParams): Promise<Reply> {
  if (form.get('grant_type') !== 'client_credentials') throw new OAuthError('unsupported_grant_type');
  const client = await authenticatedClient(org, call, form);
  // A proof from a client that need not send one is ignored: Okta's own clients always send one.
  const thumbprint = client.dpopBound ? await provenKey(org, call) : undefined;
  const granted = grantedScopes(org, client, form.get('scope') ?? '');

  const { id, token } = await sign(org, client, granted, thumbprint);
  record(
    org,
    { ...call, principal: { type: 'PublicClientApp', id: client.id } },
    'app.oauth2.token.grant.access_token',
    { id, type: 'access_token', alternateId: 'unknown', displayName: 'Access Token' },
  );
  return {
    ...json({
      token_type: thumbprint ? 'DPoP' : 'Bearer',
      expires_in: lifetime,
      access_token: token,
      scope: granted.join(' '),
    }),
    headers: thumbprint ? { 'dpop-nonce': nonce(org) } : {},
  };
}

/** The client whose key signed the assertion. An assertion is good once, also when the rest of the request is refused. */
async function authenticatedClient(org: Org, call: Call, form: URLSearchParams): Promise<ServiceApp> {
  if (form.has('client_secret') || call.header('authorization')) {
    throw new OAuthError('private_key_jwt_required');
  }
  const assertion = form.get('client_assertion');
  if (!assertion) throw new OAuthError('missing_client_credentials');
  if (form.get('client_assertion_type') !== jwtBearer) throw new OAuthError('client_assertion_type_invalid');
  const { header, claims } = readJwt(assertion, 'client_assertion_invalid_jwt');
  if (!algorithms.includes(header.alg ?? '')) {
    throw new OAuthError('client_assertion_invalid_signature_algorithm');
  }
  const client = serviceApp(org, claims.iss ?? '');
  if (!client) {
    const known = org.apps.get(claims.iss ?? '');
    throw new OAuthError(
      known ? 'invalid_application_type_client_credentials' : 'client_assertion_invalid_issuer',
    );
  }
  if (claims.sub !== client.id) throw new OAuthError('client_assertion_invalid_subject');
  if ((form.get('client_id') ?? client.id) !== client.id) throw new OAuthError('invalid_client_id');
  if (client.status !== 'ACTIVE') throw new OAuthError('invalid_client');
  checkClaims(claims, addressOf(call), seconds(org));

  const [key, another] = client.jwks.filter(({ kid }) => header.kid === undefined || kid === header.kid);
  if (client.jwks.length === 0) throw new OAuthError('client_assertion_jwks_not_configured');
  if (!key || another) throw new OAuthError('client_assertion_invalid_kid');
  try {
    await compactVerify(assertion, key, { algorithms });
  } catch {
    throw new OAuthError('client_assertion_invalid_signature');
  }
  const { jti, exp = 0 } = claims;
  if (jti !== undefined && !firstUse(org, `${client.id} ${jti}`, exp * 1000)) {
    throw new OAuthError('client_assertion_already_used');
  }
  return client;
}

const seconds = ({ clock }: Org): number => Math.floor(clock.now() / 1000);

/** The audience is the address that was called, to the letter; times are those of the org's clock. */
function checkClaims({ aud, exp, iat }: JWTPayload, endpoint: string, now: number): void {
  if (![aud].flat().includes(endpoint)) throw new OAuthError('client_assertion_invalid_audience');
  if (typeof exp !== 'number') throw new OAuthError('client_assertion_expiration_required');
  if (exp <= now) throw new OAuthError('client_assertion_expired_token');
  if (exp > now + furthest) throw new OAuthError('client_assertion_expires_too_far_in_future');
  if (iat !== undefined && iat > now) throw new OAuthError('client_assertion_issued_at_in_future');
}

/** The scopes that were both asked for and granted. Others are left out silently. */
function grantedScopes(org: Org, { id }: ServiceApp, scope: string): string[] {
  const requested = [...new Set(scope.split(' ').filter(Boolean))];
  if (requested.length === 0) throw new OAuthError('missing_scopes');
  if (requested.includes('openid')) throw new OAuthError('openid_not_allowed_client_creds');
  if (requested.some((name) => name.endsWith('.self'))) {
    throw new OAuthError('client_credentials_self_scope_requested');
  }
  if (!requested.every((name) => scopes.has(name))) throw new OAuthError('no_matching_scope');
  const grants = new Set(
    org.appGrants.rows.flatMap(({ clientId, scopeId }) => (clientId === id ? [scopeId] : [])),
  );
  const granted = requested.filter((name) => grants.has(name));
  if (granted.length === 0) throw new OAuthError('no_org_scopes_granted');
  return granted;
}

const listKeys: Handler = (org) => json({ keys: [org.signingKey.publicKey] });

const metadata: Handler = (org) =>
  json({
    issuer: org.origin,
    token_endpoint: `${org.origin}/oauth2/v1/token`,
    jwks_uri: `${org.origin}/oauth2/v1/keys`,
    grant_types_supported: ['client_credentials'],
    scopes_supported: [...scopes],
    token_endpoint_auth_methods_supported: ['private_key_jwt'],
    token_endpoint_auth_signing_alg_values_supported: algorithms,
    dpop_signing_alg_values_supported: algorithms,
  });

/** Paths that need no token. */
export const oauthRoutes: readonly Route[] = [
  ['POST', '/oauth2/v1/token', issueToken],
  ['GET', '/oauth2/v1/keys', listKeys],
  ['GET', '/.well-known/oauth-authorization-server', metadata],
];
