import type { KeyObject } from 'node:crypto';
import type { CryptoKey, JWTHeaderParameters, JWTPayload } from 'jose';
import { SignJWT } from 'jose/jwt/sign';

/** The seconds that this machine's clock may be fast before Okta takes a JWT for one from the future. */
const leeway = 30;

export interface Jwt {
  claims: JWTPayload;
  header: JWTHeaderParameters;
  key: CryptoKey | KeyObject;
  /** In seconds. */
  now: number;
}

/** A JWT for one try: Okta takes the ID of a JWT (`jti`) once only. */
export const signedJwt = ({ claims, header, key, now }: Jwt): Promise<string> =>
  new SignJWT({ ...claims, jti: crypto.randomUUID(), iat: now - leeway })
    .setProtectedHeader(header)
    .sign(key);
