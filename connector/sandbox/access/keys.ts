import { createECDH, createHash } from 'node:crypto';
import type { JWK } from 'jose';

export interface KeyPair {
  readonly privateKey: JWK;
  readonly publicKey: JWK;
}

/** A key pair for ES256 that follows from a text, so that orgs of one seed have the same keys after a restart. */
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

/** The signature algorithms that Okta accepts for assertions and proofs. */
export const algorithms = ['RS256', 'RS384', 'RS512', 'ES256', 'ES384', 'ES512'];
