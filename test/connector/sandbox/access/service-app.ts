import { createHash } from 'node:crypto';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose';
import type { Answer, Client } from '../client.ts';

export interface TokenBody {
  readonly token_type: string;
  readonly expires_in: number;
  readonly access_token: string;
  readonly scope: string;
}

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

let count = 0;
/** Unlike any before. */
export const jti = (): string => `jti-${++count}`;

interface Signed {
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly header?: Readonly<Record<string, unknown>>;
  readonly key?: JWK;
}

async function signed(
  payload: Readonly<Record<string, unknown>>,
  header: Readonly<Record<string, unknown>>,
  key: JWK,
) {
  const { alg = 'ES256' } = key;
  return new SignJWT(payload).setProtectedHeader({ alg, ...header }).sign(await importJWK(key, alg));
}

/** The parts of a service app's assertion that a test changes; the rest is right. */
export interface Assertion extends Signed {
  readonly app?: 'oauth' | 'dpop';
  /** The time of the org. */
  readonly now?: number;
}

export function assertion({ sandbox }: Client, change: Assertion = {}): Promise<string> {
  const { app = 'oauth', now = Date.now(), claims, header, key } = change;
  const { clientId, keyId, privateKey } = sandbox[app];
  const iat = Math.floor(now / 1000);
  const right = {
    iss: clientId,
    sub: clientId,
    aud: `${sandbox.origin}/oauth2/v1/token`,
    iat,
    exp: iat + 300,
    jti: jti(),
  };
  return signed({ ...right, ...claims }, { kid: keyId, ...header }, key ?? privateKey);
}

/** Asks the token endpoint; `undefined` leaves a parameter out. */
export async function askForToken<T = TokenBody>(
  client: Client,
  change: Assertion & {
    readonly form?: Readonly<Record<string, string | undefined>>;
    readonly headers?: Readonly<Record<string, string>>;
  } = {},
): Promise<Answer<T>> {
  const form = {
    grant_type: 'client_credentials',
    scope: 'okta.users.read',
    client_assertion_type: assertionType,
    client_assertion: await assertion(client, change),
    ...change.form,
  };
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(form)) if (value !== undefined) body.set(name, value);
  return client.send<T>('POST', '/oauth2/v1/token', String(body), {
    Authorization: '',
    'Content-Type': 'application/x-www-form-urlencoded',
    ...change.headers,
  });
}

export interface ProofKey {
  readonly privateKey: JWK;
  readonly publicKey: JWK;
  readonly thumbprint: string;
}

export async function proofKey(): Promise<ProofKey> {
  const pair = await generateKeyPair('ES256', { extractable: true });
  const publicKey = await exportJWK(pair.publicKey);
  return {
    privateKey: await exportJWK(pair.privateKey),
    publicKey,
    thumbprint: await calculateJwkThumbprint(publicKey),
  };
}

/** A proof for one request; `accessToken` makes it one for the API. */
export function proof(
  { sandbox }: Client,
  key: ProofKey,
  method: string,
  path: string,
  change: Signed & { readonly accessToken?: string; readonly nonce?: string; readonly now?: number } = {},
): Promise<string> {
  const { accessToken, nonce, now = Date.now(), claims, header } = change;
  const right = {
    htm: method,
    htu: `${sandbox.origin}${path}`,
    iat: Math.floor(now / 1000),
    jti: jti(),
    ...(nonce && { nonce }),
    ...(accessToken && { ath: createHash('sha256').update(accessToken).digest('base64url') }),
  };
  return signed(
    { ...right, ...claims },
    { typ: 'dpop+jwt', jwk: key.publicKey, ...header },
    change.key ?? key.privateKey,
  );
}

/** A token that is bound to the key, after the org has told its nonce. */
export async function boundToken(
  client: Client,
  key: ProofKey,
  change: Assertion & { readonly form?: Readonly<Record<string, string>> } = {},
): Promise<string> {
  const ask = async (nonce?: string) =>
    askForToken(client, {
      app: 'dpop',
      ...change,
      headers: {
        DPoP: await proof(client, key, 'POST', '/oauth2/v1/token', {
          ...(nonce && { nonce }),
          ...(change.now && { now: change.now }),
        }),
      },
    });
  const refused = await ask();
  const { body } = await ask(String(refused.headers['dpop-nonce']));
  return body.access_token;
}

/** Takes a scope from the service app that has no DPoP. */
export async function revoke({ sandbox, send }: Client, scope: string): Promise<void> {
  const path = `/api/v1/apps/${sandbox.oauth.clientId}/grants`;
  const { body } = await send<{ id: string; scopeId: string }[]>('GET', path);
  await send('DELETE', `${path}/${body.find(({ scopeId }) => scopeId === scope)?.id}`);
}

/** Makes a service app with a key of its own, over the API, that may read users and do what a role allows. */
export async function makeServiceApp({ sandbox, send }: Client, key: JWK, role: string): Promise<string> {
  const { body } = await send<{ id: string }>('POST', '/api/v1/apps', {
    signOnMode: 'OPENID_CONNECT',
    label: 'Mine',
    credentials: { oauthClient: { token_endpoint_auth_method: 'private_key_jwt' } },
    settings: {
      oauthClient: {
        application_type: 'service',
        grant_types: ['client_credentials'],
        jwks: { keys: [key] },
        dpop_bound_access_tokens: false,
      },
    },
  });
  await send('POST', `/api/v1/apps/${body.id}/grants`, {
    scopeId: 'okta.users.read',
    issuer: sandbox.origin,
  });
  await send('POST', `/oauth2/v1/clients/${body.id}/roles`, { type: role });
  return body.id;
}
