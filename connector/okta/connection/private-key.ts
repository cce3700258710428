import { ConnectorError } from '../../core/error.ts';

/** A private key of a kind that Okta takes. Whether its numbers belong together shows when it is imported. */
export interface PrivateKey {
  algorithm: 'RS256' | 'RS384' | 'RS512' | 'ES256' | 'ES384' | 'ES512';
  /** The ID that the key itself bears. */
  keyId?: string | undefined;
  /** The members of a JWK, or PKCS#8 as PEM text. */
  key: Record<string, string> | string;
}

const rsaAlgorithms = ['RS256', 'RS384', 'RS512'] as const;

/** The curves that Okta takes: the algorithm of each, and its object identifier in DER. Source: RFC 7518, RFC 5480 */
const curves = [
  { name: 'P-256', algorithm: 'ES256', oid: '2a8648ce3d030107' },
  { name: 'P-384', algorithm: 'ES384', oid: '2b81040022' },
  { name: 'P-521', algorithm: 'ES512', oid: '2b81040023' },
] as const;

const rsaOid = '2a864886f70d010101';
const ecOid = '2a8648ce3d0201';

/** Reads a private key as people paste it: PEM of three kinds, also on one line, or a JWK. INVALID_CONNECTION says what is wrong. */
export function readPrivateKey(typed: string): PrivateKey {
  const text = typed.trim();
  return text.startsWith('{') ? ofJwk(text) : ofPem(text.replaceAll('\\n', '\n'));
}

function ofJwk(text: string): PrivateKey {
  const jwk = parsed(text);
  const { kty, kid, use, alg } = jwk;
  const keyId = typeof kid === 'string' && kid !== '' ? kid : undefined;
  if ('keys' in jwk) throw refused('it is a set of keys; paste the one private key out of it');
  if (use === 'enc') throw refused('it is meant for encryption ("use": "enc"), and here it has to sign');
  if (kty === 'RSA') {
    const key = members(jwk, ['kty', 'n', 'e', 'd', 'p', 'q', 'dp', 'dq', 'qi']);
    requireLength(fromBase64(key['n'] ?? ''));
    return { algorithm: chosen(alg, rsaAlgorithms), keyId, key };
  }
  if (kty === 'EC') {
    const curve = curves.find(({ name }) => name === jwk['crv']);
    if (!curve) throw refused(otherKind);
    return {
      algorithm: chosen(alg, [curve.algorithm]),
      keyId,
      key: members(jwk, ['kty', 'crv', 'x', 'y', 'd']),
    };
  }
  throw refused(kty === 'oct' ? 'it is a shared secret, not the private key of a pair' : otherKind);
}

function parsed(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text);
  } catch {
    throw refused('it begins like a JWK, but is not JSON; paste all of it');
  }
}

/** Only what a private key is made of: WebCrypto refuses a key whose other members say that it is for something else. */
function members(jwk: Record<string, unknown>, names: string[]): Record<string, string> {
  if (jwk['d'] === undefined) throw refused(isPublic);
  const entries = names.map((name) => [name, jwk[name]] as const);
  const lacking = entries.filter(([, value]) => typeof value !== 'string' || value === '');
  if (lacking.length > 0) throw refused(`the JWK lacks ${lacking.map(([name]) => name).join(', ')}`);
  return Object.fromEntries(entries as [string, string][]);
}

function chosen<A extends string>(alg: unknown, algorithms: readonly [A, ...A[]]): A {
  if (alg === undefined) return algorithms[0];
  const algorithm = algorithms.find((one) => one === alg);
  if (algorithm) return algorithm;
  throw refused(`its "alg" is not ${algorithms.join(' or ')}`);
}

function ofPem(text: string): PrivateKey {
  const blocks = [...text.matchAll(/-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \1-----/gs)];
  const [, label = '', body = ''] =
    blocks.find(([, name = '']) => name.endsWith('PRIVATE KEY')) ?? blocks[0] ?? [];
  if (label === 'ENCRYPTED PRIVATE KEY' || body.includes(',ENCRYPTED')) {
    throw refused('it is encrypted; take the passphrase off with: openssl pkcs8 -topk8 -nocrypt -in key.pem');
  }
  switch (label) {
    case 'PRIVATE KEY':
      return ofPkcs8(fromBase64(body));
    case 'RSA PRIVATE KEY':
      return ofPkcs8(pkcs8(element(0x30, fromHex(`0609${rsaOid}0500`)), fromBase64(body)));
    case 'EC PRIVATE KEY':
      return ofPkcs8(fromSec1(fromBase64(body)));
    case 'OPENSSH PRIVATE KEY':
      throw refused(
        'it is in the format of OpenSSH; make a key in the Admin Console, or with: openssl genpkey',
      );
    case 'CERTIFICATE':
      throw refused('it is a certificate; paste the private key that belongs to it');
    case '':
      throw refused(
        text.includes('-----BEGIN')
          ? 'its end is missing; paste all of it, the line with END too'
          : 'it is neither PEM text that begins with -----BEGIN PRIVATE KEY----- nor a JWK',
      );
    default:
      throw refused(label.endsWith('PUBLIC KEY') ? isPublic : otherKind);
  }
}

/** PrivateKeyInfo: a version, an algorithm with its parameters, and the key. Source: RFC 5208 */
function ofPkcs8(der: Uint8Array): PrivateKey {
  const [, algorithm, key] = within(within(der)[0]);
  const [oid, parameters] = within(algorithm).map(toHex);
  const pem = `-----BEGIN PRIVATE KEY-----\n${btoa(String.fromCharCode(...der))}\n-----END PRIVATE KEY-----`;
  if (oid === rsaOid) {
    const [, modulus] = within(within(key)[0]);
    requireLength(modulus);
    return { algorithm: 'RS256', key: pem };
  }
  const curve = oid === ecOid && curves.find((one) => one.oid === parameters);
  if (!curve) throw refused(otherKind);
  return { algorithm: curve.algorithm, key: pem };
}

/** ECPrivateKey: a version, the key, and in the element 0 the curve. Source: RFC 5915 */
function fromSec1(der: Uint8Array): Uint8Array {
  const curve = within(within(within(der)[0])[2])[0];
  if (!curve) throw damaged();
  return pkcs8(element(0x30, fromHex(`0607${ecOid}`), element(0x06, curve)), der);
}

const pkcs8 = (algorithm: Uint8Array, key: Uint8Array) =>
  element(0x30, fromHex('020100'), algorithm, element(0x04, key));

/** The contents of the elements that stand in the content of another one. Source: X.690, 8.1 */
function within(der: Uint8Array | undefined): Uint8Array[] {
  if (!der) throw damaged();
  const contents: Uint8Array[] = [];
  for (let at = 0; at < der.length; ) {
    const first = der[at + 1] ?? 0;
    const more = first > 0x7f ? first - 0x80 : 0;
    const start = at + 2 + more;
    const length = more > 0 ? Number.parseInt(toHex(der.subarray(at + 2, start)), 16) : first;
    if (!(start + length <= der.length)) throw damaged();
    contents.push(der.subarray(start, start + length));
    at = start + length;
  }
  return contents;
}

function element(tag: number, ...parts: Uint8Array[]): Uint8Array {
  const content = parts.flatMap((part) => [...part]);
  const size = content.length.toString(16);
  const bytes = fromHex(size.padStart(size.length + (size.length % 2), '0'));
  return Uint8Array.from([
    tag,
    ...(content.length > 0x7f ? [0x80 + bytes.length] : []),
    ...bytes,
    ...content,
  ]);
}

/** Okta refuses shorter ones. Source: developer.okta.com/docs/guides/implement-oauth-for-okta-serviceapp */
function requireLength(modulus: Uint8Array | undefined): void {
  const bits = modulus ? BigInt(`0x0${toHex(modulus)}`).toString(2).length : 0;
  if (bits < 2048) throw refused(`it is an RSA key of ${bits} bits, and Okta takes 2048 or more`);
}

const toHex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
const fromHex = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));

function fromBase64(text: string): Uint8Array {
  try {
    return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) =>
      letter.charCodeAt(0),
    );
  } catch {
    throw damaged();
  }
}

const isPublic = 'it is a public key; paste the private half of the pair';
const otherKind =
  'Okta takes RSA keys, and EC keys on the curves P-256, P-384 and P-521; it is a key of another kind';

/** The error for a key that cannot be read. */
export const damaged = (): ConnectorError => refused('it is damaged or not complete; paste all of it again');

const refused = (why: string) =>
  new ConnectorError('INVALID_CONNECTION', `The private key cannot be used: ${why}.`, {
    fields: [{ field: 'privateKey', message: `"Private key" cannot be used: ${why}` }],
  });
