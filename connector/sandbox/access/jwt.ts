import { decodeJwt, decodeProtectedHeader } from 'jose';
import { OAuthError } from './errors.ts';

/** The claims of a JWT, before anything is proved. */
export function readJwt(jwt: string, otherwise: ConstructorParameters<typeof OAuthError>[0]) {
  try {
    return { header: decodeProtectedHeader(jwt), claims: decodeJwt(jwt) };
  } catch {
    throw new OAuthError(otherwise);
  }
}
