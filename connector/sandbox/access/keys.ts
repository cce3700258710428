import { createECDH, createHash } from 'node:crypto';
import type { JWK } from 'jose';
import type { Org } from '../state/store.ts';

export interface KeyPair {
  readonly privateKey: JWK;
  readonly publicKey: JWK;
}

/** A key pair for ES256 that follows from a text, so that orgs of one seed have the same keys before and after a restart. */
export function keyPair(secret: string): KeyPair {
  const d = createHash('sha256').update(secret).digest();
  const curve = createECDH('prime256v1');
  curve.setPrivateKey(d);
  const point = curve.getPublicKey();
  const kid = createHash('sha256').update(point).digest('base64url');
  const publicKey: JWK = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
    kid,
    alg: 'ES256',
    use: 'sig',
  };
  return { publicKey, privateKey: { ...publicKey, d: d.toString('base64url') } };
}

/** The key pair with which a service app starts. */
export const clientKey = ({ apiKey }: Org, clientId: string): KeyPair => keyPair(`${apiKey} ${clientId}`);

/** What a service app signs its assertions with. */
export interface ClientCredentials {
  readonly clientId: string;
  /** For ES256, as a JWK. */
  readonly privateKey: Readonly<JWK>;
  readonly keyId: string;
}

/** Those of the service app that the org started with, the one with DPoP or the one without. */
export function clientCredentials(org: Org, dpop: boolean): ClientCredentials {
  const clientId = org.apps.rows.find(({ label }) => label === serviceAppLabel(dpop))?.id ?? '';
  const { privateKey } = clientKey(org, clientId);
  return { clientId, privateKey, keyId: privateKey.kid ?? '' };
}

export const serviceAppLabel = (dpop: boolean): string => (dpop ? 'Workflows with DPoP' : 'Workflows');

/** What Okta takes a signature in, for assertions and for proofs. */
export const algorithms = ['RS256', 'RS384', 'RS512', 'ES256', 'ES384', 'ES512'];
