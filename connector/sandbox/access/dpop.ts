import { createHash } from 'node:crypto';
import { calculateJwkThumbprint, compactVerify, type JWK } from 'jose';
import type { Call } from '../http/exchange.ts';
import type { Org } from '../state/org.ts';
import { OAuthError } from './errors.ts';
import { readJwt } from './jwt.ts';
import { algorithms } from './keys.ts';
import { firstUse } from './replay.ts';

const day = 86_400_000;
const oldest = 300;

/** The nonce that proofs for the token endpoint carry. It changes every day, and is good for three days more. */
export const nonce = (org: Org, daysAgo = 0): string =>
  createHash('sha256')
    .update(`${org.apiKey} nonce ${Math.floor(org.clock.now() / day) - daysAgo}`)
    .digest('base64url');

/**
 * Checks the DPoP header of a call and gives back the thumbprint of the key that it proves. A call with an access token
 * needs no nonce, but the hash of the token.
 */
export async function provenKey(org: Org, call: Call, accessToken?: string): Promise<string> {
  const proof = call.header('dpop');
  if (!proof) {
    throw new OAuthError(accessToken ? 'dpop_proof_required_for_token' : 'invalid_dpop_proof_missing_header');
  }
  if (proof.includes(',')) throw new OAuthError('invalid_dpop_proof_multiple_headers_not_allowed');
  const { header, claims } = readJwt(proof, 'invalid_dpop_proof_invalid_jwt');
  if (header.typ !== 'dpop+jwt') throw new OAuthError('invalid_dpop_proof_invalid_type');
  if (!algorithms.includes(header.alg ?? '')) {
    throw new OAuthError('invalid_dpop_proof_invalid_signature_algorithm');
  }
  const { jwk } = header;
  if (!jwk || 'd' in jwk) throw new OAuthError('invalid_dpop_proof');
  await checkSignature(proof, jwk);

  if (claims['htm'] !== call.method) throw new OAuthError('invalid_dpop_proof_invalid_htm');
  if (claims['htu'] !== addressOf(call)) throw new OAuthError('invalid_dpop_proof_invalid_htu');
  checkTimes(claims, Math.floor(org.clock.now() / 1000));
  const { jti, iat = 0 } = claims;
  if (typeof jti !== 'string' || jti === '') throw new OAuthError('invalid_dpop_proof_invalid_jti');
  const thumbprint = await calculateJwkThumbprint(jwk);
  if (!firstUse(org, `${thumbprint} ${jti}`, (iat + oldest) * 1000)) {
    throw new OAuthError('dpop_proof_already_used');
  }
  if (accessToken) {
    const ath = createHash('sha256').update(accessToken).digest('base64url');
    if (claims['ath'] !== ath) throw new OAuthError('dpop_proof_invalid_ath');
  } else if (![0, 1, 2, 3].some((daysAgo) => claims['nonce'] === nonce(org, daysAgo))) {
    throw new OAuthError('use_dpop_nonce', { 'dpop-nonce': nonce(org) });
  }
  return thumbprint;
}

/** The address that a client called, by whichever name of the host, without its query. */
export const addressOf = (call: Call): string => `http://${call.header('host')}${call.path}`;

async function checkSignature(proof: string, jwk: JWK): Promise<void> {
  try {
    await compactVerify(proof, jwk, { algorithms });
  } catch {
    throw new OAuthError('invalid_dpop_proof_invalid_signature');
  }
}

function checkTimes({ iat, exp }: { readonly iat?: unknown; readonly exp?: unknown }, now: number): void {
  if (typeof iat !== 'number') throw new OAuthError('invalid_dpop_proof_invalid_iat');
  if (iat > now) throw new OAuthError('invalid_dpop_proof_jwt_issued_in_future');
  if (iat < now - oldest) throw new OAuthError('invalid_dpop_proof_jwt_too_old');
  if (typeof exp === 'number' && exp <= now) throw new OAuthError('invalid_dpop_proof_jwt_expired');
}
