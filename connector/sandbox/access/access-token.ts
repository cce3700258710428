import { errors, jwtVerify, SignJWT } from 'jose';
import type { Call, Principal, Reply } from '../http/exchange.ts';
import type { Org } from '../state/org.ts';
import { word } from '../state/random.ts';
import { provenKey } from './dpop.ts';
import { OAuthError } from './errors.ts';
import { algorithms } from './keys.ts';
import { scopeOf } from './scopes.ts';
import { type ServiceApp, serviceApp } from './service-apps.ts';

/** Seconds for which an access token is good. Okta lets nobody choose. */
export const lifetime = 3600;

/** An access token of an app, bound to a key or not. Its contents are the org's own business. */
export async function sign(
  org: Org,
  { id }: ServiceApp,
  scopes: readonly string[],
  thumbprint: string | undefined,
): Promise<{ readonly id: string; readonly token: string }> {
  const jti = `AT.${word(org.wire, 43)}`;
  const now = Math.floor(org.clock.now() / 1000);
  const { publicKey, privateKey } = org.signingKey;
  const token = await new SignJWT({
    ver: 1,
    jti,
    iss: org.origin,
    aud: org.origin,
    sub: id,
    iat: now,
    exp: now + lifetime,
    cid: id,
    scp: scopes,
    ...(thumbprint && { cnf: { jkt: thumbprint } }),
  })
    .setProtectedHeader({
      kid: publicKey.kid ?? '',
      typ: 'application/okta-internal-at+jwt',
      alg: publicKey.alg ?? '',
    })
    .sign(privateKey);
  return { id: jti, token };
}

/** The app that an access token of a call speaks for. A token dies with its app. */
export async function bearerOf(
  org: Org,
  call: Call,
  token: string,
  scheme: 'Bearer' | 'DPoP',
): Promise<Principal> {
  const { cid, scp, cnf } = await read(org, token);
  if (cnf && scheme === 'Bearer') throw new OAuthError('dpop_authentication_scheme_required');
  if (!cnf && scheme === 'DPoP') throw new OAuthError('access_token_not_dpop_bound');
  if (cnf && (await provenKey(org, call, token)) !== cnf.jkt) {
    throw new OAuthError('invalid_access_token_dpop_binding');
  }
  if (serviceApp(org, cid)?.status !== 'ACTIVE') throw new OAuthError('access_token_invalid');
  return { type: 'PublicClientApp', id: cid, scopes: scp };
}

interface Claims {
  readonly cid: string;
  readonly scp: readonly string[];
  readonly cnf?: { readonly jkt: string };
}

async function read(org: Org, token: string): Promise<Claims> {
  try {
    const { payload } = await jwtVerify<Claims>(token, org.signingKey.publicKey, {
      audience: org.origin,
      currentDate: new Date(org.clock.now()),
    });
    return payload;
  } catch (error) {
    if (error instanceof errors.JWTExpired) throw new OAuthError('token_expired');
    if (error instanceof errors.JWTClaimValidationFailed)
      throw new OAuthError('access_token_invalid_audience');
    throw new OAuthError('access_token_invalid');
  }
}

/** The API's refusal of an access token. The body is empty; the header says everything. */
export function challenge(org: Org, call: Call, error: OAuthError): Reply {
  const dpop = error.dpop || /^dpop /i.test(call.header('authorization') ?? '');
  const parameters = {
    ...(dpop && { algs: algorithms.join(' ') }),
    authorization_uri: `${org.origin}/oauth2/v1/authorize`,
    realm: org.origin,
    scope: scopeOf(call.method, call.path) ?? '',
    error: error.error,
    error_description: error.message,
    resource: call.path,
  };
  const text = Object.entries(parameters).map(([name, value]) => `${name}="${value}"`);
  return {
    status: error.status,
    headers: { 'WWW-Authenticate': `${dpop ? 'DPoP' : 'Bearer'} ${text.join(', ')}` },
  };
}
