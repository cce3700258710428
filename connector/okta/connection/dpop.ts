import { encode } from 'jose/base64url';
import { exportJWK } from 'jose/key/export';
import { generateKeyPair } from 'jose/key/generate/keypair';
import type { HttpRequest, HttpResponse } from '../../core/send.ts';
import { signedJwt } from './jwt.ts';

const alg = 'ES256';

/** The key pair that tokens are bound to. It is no other key's kin, and its private half cannot leave the process's memory. */
export async function proofKeys() {
  const { publicKey, privateKey } = await generateKeyPair(alg);
  return { privateKey, jwk: await exportJWK(publicKey) };
}

export type ProofKeys = Awaited<ReturnType<typeof proofKeys>>;

/** Makes the proofs for one of Okta's servers: its token endpoint, or its API. Each of them gives nonces of its own. */
export interface Prover {
  /** A proof for one try. Okta takes each once. */
  proof(request: HttpRequest, accessToken?: string): Promise<string>;
  /** Keeps the nonce of an answer for the next proof. Okta gives a new one every day, and may at any time. */
  learn(response: HttpResponse): void;
}

/** Source: RFC 9449; developer.okta.com/docs/guides/dpop */
export function prover({ privateKey, jwk }: ProofKeys, now: () => number): Prover {
  let nonce: string | undefined;
  return {
    async proof({ method, url }, accessToken) {
      const claims = {
        htm: method,
        htu: url.replace(/[?#].*/s, ''),
        ...(nonce && { nonce }),
        ...(accessToken && { ath: await hash(accessToken) }),
      };
      return signedJwt({
        claims,
        header: { alg, typ: 'dpop+jwt', jwk },
        key: privateKey,
        now: Math.floor(now() / 1000),
      });
    },
    learn({ headers }) {
      nonce = headers['dpop-nonce'] ?? nonce;
    },
  };
}

const hash = async (text: string) =>
  encode(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))));
