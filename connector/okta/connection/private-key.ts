import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { ConnectorError } from '../../core/error.ts';

/** A private key of a kind that Okta takes. */
export interface PrivateKey {
  algorithm: 'RS256' | 'RS384' | 'RS512' | 'ES256' | 'ES384' | 'ES512';
  /** The ID that the key itself bears. */
  keyId?: string | undefined;
  key: KeyObject;
}

const rsaAlgorithms = ['RS256', 'RS384', 'RS512'] as const;

/** The curves that Okta takes, by OpenSSL's names, and the algorithm of each. Source: RFC 7518 */
const curves: Record<string, PrivateKey['algorithm']> = {
  prime256v1: 'ES256',
  secp384r1: 'ES384',
  secp521r1: 'ES512',
};

/** Reads a private key as people paste it: PEM of three kinds, also on one line, or a JWK. INVALID_CONNECTION says what is wrong. */
export function readPrivateKey(typed: string): PrivateKey {
  const text = typed.trim();
  return text.startsWith('{') ? ofJwk(text) : ofPem(text.replaceAll('\\n', '\n'));
}

function ofJwk(text: string): PrivateKey {
  const jwk = parsed(text);
  const { kty, kid, use, alg } = jwk;
  const keyId = typeof kid === 'string' && kid !== '' ? kid : undefined;
  if ('keys' in jwk) throw refused('it is a set of keys; paste only the one private key');
  if (use === 'enc') throw refused('it is meant for encryption ("use": "enc"), but this key has to sign');
  if (kty === 'oct') throw refused('it is a shared secret, not the private key of a pair');
  const names = kty === 'RSA' ? ['n', 'e', 'd', 'p', 'q', 'dp', 'dq', 'qi'] : ['crv', 'x', 'y', 'd'];
  if (kty !== 'RSA' && kty !== 'EC') throw refused(otherKind);
  if (jwk['d'] === undefined) throw refused(isPublic);
  const lacking = names.filter((name) => typeof jwk[name] !== 'string' || jwk[name] === '');
  if (lacking.length > 0) throw refused(`the JWK lacks ${lacking.join(', ')}`);
  return { ...usable(() => createPrivateKey({ key: jwk, format: 'jwk' }), alg), keyId };
}

function parsed(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text);
  } catch {
    throw refused('it starts like a JWK but is not valid JSON; paste all of it');
  }
}

function ofPem(text: string): PrivateKey {
  const blocks = [...text.matchAll(/-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \1-----/gs)];
  const [, label = '', body = ''] =
    blocks.find(([, name = '']) => name.endsWith('PRIVATE KEY')) ?? blocks[0] ?? [];
  if (label === 'ENCRYPTED PRIVATE KEY' || body.includes(',ENCRYPTED')) {
    throw refused('it is encrypted; remove the passphrase with: openssl pkcs8 -topk8 -nocrypt -in key.pem');
  }
  switch (label) {
    case 'PRIVATE KEY':
    case 'RSA PRIVATE KEY':
    case 'EC PRIVATE KEY':
      return usable(() => createPrivateKey(pemOf(label, body)));
    case 'OPENSSH PRIVATE KEY':
      throw refused('it is in OpenSSH format; create a key in the Admin Console, or with: openssl genpkey');
    case 'CERTIFICATE':
      throw refused('it is a certificate; paste the private key that belongs to it');
    case '':
      throw refused(
        text.includes('-----BEGIN')
          ? 'its end is missing; paste all of it, including the line with END'
          : 'it is neither a JWK nor PEM text that starts with -----BEGIN PRIVATE KEY-----',
      );
    default:
      throw refused(label.endsWith('PUBLIC KEY') ? isPublic : otherKind);
  }
}

/** The same key in lines, as OpenSSL reads it: forms and environments often make one line of it. */
function pemOf(label: string, body: string): string {
  const lines = body.replaceAll(/\s/g, '').match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`].join('\n');
}

/** The key with the algorithm it signs with, when Okta takes its kind. */
function usable(read: () => KeyObject, alg?: unknown): PrivateKey {
  const key = orDamaged(read);
  const algorithm = algorithmOf(key, alg);
  // OpenSSL reads a key whose public half belongs to another one. What such a key signs is accepted nowhere.
  const probe = new Uint8Array(1);
  if (!orDamaged(() => verify('sha256', probe, createPublicKey(key), sign('sha256', probe, key)))) {
    throw damaged();
  }
  return { algorithm, key };
}

function orDamaged<T>(work: () => T): T {
  try {
    return work();
  } catch {
    throw damaged();
  }
}

function algorithmOf(
  { asymmetricKeyType: kind, asymmetricKeyDetails: { namedCurve, modulusLength = 0 } = {} }: KeyObject,
  alg: unknown,
): PrivateKey['algorithm'] {
  if (kind === 'rsa') {
    // Source: developer.okta.com/docs/guides/implement-oauth-for-okta-serviceapp
    if (modulusLength >= 2048) return chosen(alg, rsaAlgorithms);
    throw refused(`it is an RSA key of ${modulusLength} bits, but Okta requires at least 2048`);
  }
  const own = kind === 'ec' && curves[namedCurve ?? ''];
  if (!own) throw refused(otherKind);
  return chosen(alg, [own]);
}

function chosen<A extends string>(alg: unknown, algorithms: readonly [A, ...A[]]): A {
  if (alg === undefined) return algorithms[0];
  const algorithm = algorithms.find((one) => one === alg);
  if (algorithm) return algorithm;
  throw refused(`its "alg" is not ${algorithms.join(' or ')}`);
}

const isPublic = 'it is a public key; paste the private key of the pair';
const otherKind =
  'it is another type of key; Okta accepts RSA keys, and EC keys on the curves P-256, P-384 and P-521';

const damaged = () => refused('it is damaged or incomplete; paste all of it again');

const refused = (why: string) =>
  new ConnectorError('INVALID_CONNECTION', `The private key cannot be used: ${why}.`, {
    fields: [{ field: 'privateKey', message: `"Private key" cannot be used: ${why}` }],
  });
