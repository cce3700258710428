import type { JWK } from 'jose';
import { notFound } from '../http/errors.ts';
import { isObject } from '../http/exchange.ts';
import type { Org } from '../state/org.ts';
import { type KeyPair, keyPair } from './keys.ts';

/** An app that calls the API for itself, as OAuth knows it. */
export interface ServiceApp {
  readonly id: string;
  readonly label: string;
  readonly status: 'ACTIVE' | 'INACTIVE';
  /** Its access tokens are bound to a key (DPoP), unless somebody has turned that off. */
  readonly dpopBound: boolean;
  /** The public keys, one of which signs the app's assertions. */
  readonly jwks: readonly JWK[];
}

/** A service app by its client id, which is that of the app. */
export function serviceApp(org: Org, id: string): ServiceApp | undefined {
  const app = org.apps.get(id);
  const client = app?.settings['oauthClient'];
  if (!app || !isObject(client) || client['application_type'] !== 'service') return undefined;
  const { jwks, dpop_bound_access_tokens: bound } = client;
  const keys = isObject(jwks) && Array.isArray(jwks['keys']) ? jwks['keys'].filter(isKey) : [];
  return { id, label: app.label, status: app.status, dpopBound: bound !== false, jwks: keys };
}

const isKey = (key: unknown): key is JWK => isObject(key) && typeof key['kty'] === 'string';

export function findServiceApp(org: Org, id: string): ServiceApp {
  const app = serviceApp(org, id);
  if (!app) throw notFound(id, 'AppInstance');
  return app;
}

/** The key pair with which a service app starts. */
export const clientKey = ({ apiKey }: Org, clientId: string): KeyPair => keyPair(`${apiKey} ${clientId}`);

/** The client ID and the key with which a service app signs its assertions. */
export interface ClientCredentials {
  readonly clientId: string;
  /** For ES256, as a JWK. */
  readonly privateKey: Readonly<JWK>;
  readonly keyId: string;
}

/** The credentials of one of the two service apps that the org started with. */
export function clientCredentials(org: Org, bound: Bound): ClientCredentials {
  const clientId = org.apps.rows.find(({ label }) => label === serviceAppLabel(bound))?.id ?? '';
  const { privateKey } = clientKey(org, clientId);
  return { clientId, privateKey, keyId: privateKey.kid ?? '' };
}

/** With DPoP, access tokens are bound to a key. */
interface Bound {
  readonly dpop: boolean;
}

export const serviceAppLabel = ({ dpop }: Bound): string => (dpop ? 'Workflows with DPoP' : 'Workflows');
