import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { isConnectorError } from '../../../../connector/core/error.ts';
import { readPrivateKey } from '../../../../connector/okta/connection/private-key.ts';
import { serviceOrg } from './service-org.ts';

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const short = generateKeyPairSync('rsa', { modulusLength: 1024 });
const ec = (namedCurve: string) => generateKeyPairSync('ec', { namedCurve });
const pss = generateKeyPairSync('rsa-pss', { modulusLength: 2048 });
const edwards = generateKeyPairSync('ed25519');
const p256 = ec('P-256');

const pem = (key: KeyObject, type: 'pkcs8' | 'pkcs1' | 'sec1') => String(key.export({ type, format: 'pem' }));
const jwk = (key: KeyObject, more: object = {}) =>
  JSON.stringify({ ...key.export({ format: 'jwk' }), ...more });
const spki = (key: KeyObject) => String(key.export({ type: 'spki', format: 'pem' }));

/** Signs in with a key at an org that has the other half of it, and gives back the header of the JWT. */
async function signedIn(privateKey: unknown, publicKey: KeyObject) {
  const org = serviceOrg({ publicKey }, {}, { privateKey, keyId: undefined });
  await org.get();
  return org.assertions[0]?.header;
}

describe('a private key', () => {
  test.each<[string, string, unknown, KeyObject]>([
    ['RSA in PKCS#8', 'RS256', pem(rsa.privateKey, 'pkcs8'), rsa.publicKey],
    ['RSA in PKCS#1', 'RS256', pem(rsa.privateKey, 'pkcs1'), rsa.publicKey],
    ['RSA as a JWK', 'RS256', jwk(rsa.privateKey), rsa.publicKey],
    ['RSA as a JWK with an algorithm', 'RS384', jwk(rsa.privateKey, { alg: 'RS384' }), rsa.publicKey],
    ['RSA as a JWK with the longest', 'RS512', jwk(rsa.privateKey, { alg: 'RS512' }), rsa.publicKey],
    ['RSA as an object', 'RS256', rsa.privateKey.export({ format: 'jwk' }), rsa.publicKey],
    ...(['P-256', 'P-384', 'P-521'] as const).flatMap((curve): [string, string, unknown, KeyObject][] => {
      const { privateKey, publicKey } = ec(curve);
      const algorithm = { 'P-256': 'ES256', 'P-384': 'ES384', 'P-521': 'ES512' }[curve];
      return [
        [`${curve} in PKCS#8`, algorithm, pem(privateKey, 'pkcs8'), publicKey],
        [`${curve} in SEC 1`, algorithm, pem(privateKey, 'sec1'), publicKey],
        [`${curve} as a JWK`, algorithm, jwk(privateKey), publicKey],
      ];
    }),
    ['P-256 on one line', 'ES256', pem(p256.privateKey, 'pkcs8').replaceAll('\n', ' '), p256.publicKey],
    [
      'P-256 with \\n for lines',
      'ES256',
      pem(p256.privateKey, 'pkcs8').replaceAll('\n', '\\n'),
      p256.publicKey,
    ],
    ['P-256 with CRLF', 'ES256', pem(p256.privateKey, 'sec1').replaceAll('\n', '\r\n'), p256.publicKey],
    [
      'P-256 behind its parameters, as openssl writes it',
      'ES256',
      `-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n${pem(p256.privateKey, 'sec1')}`,
      p256.publicKey,
    ],
    [
      'P-256 as a JWK that is for signing',
      'ES256',
      jwk(p256.privateKey, { use: 'sig', key_ops: ['sign'], ext: true, status: 'ACTIVE' }),
      p256.publicKey,
    ],
  ])('%s signs with %s', async (_, algorithm, privateKey, publicKey) => {
    expect(await signedIn(privateKey, publicKey)).toEqual({ alg: algorithm });
  });

  test('that is a JWK brings its ID, unless the connection names one', async () => {
    const privateKey = jwk(p256.privateKey, { kid: 'own' });
    const named = serviceOrg({ publicKey: p256.publicKey }, {}, { privateKey, keyId: 'named' });
    await named.get();

    expect(await signedIn(privateKey, p256.publicKey)).toEqual({ alg: 'ES256', kid: 'own' });
    expect(named.assertions[0]?.header).toEqual({ alg: 'ES256', kid: 'named' });
  });

  const encrypted = { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'p' } as const;

  test.each([
    ['a public key', spki(p256.publicKey), 'it is a public key; paste the private key'],
    [
      'a public RSA key',
      String(rsa.publicKey.export({ type: 'pkcs1', format: 'pem' })),
      'it is a public key',
    ],
    ['a public JWK', jwk(rsa.publicKey), 'it is a public key'],
    ['a public EC JWK', jwk(p256.publicKey), 'it is a public key'],
    ['an encrypted key', String(p256.privateKey.export(encrypted)), 'it is encrypted; remove the passphrase'],
    [
      'an encrypted key of the old kind',
      String(rsa.privateKey.export({ ...encrypted, type: 'pkcs1' })),
      'it is encrypted',
    ],
    [
      'a short RSA key',
      pem(short.privateKey, 'pkcs8'),
      'it is an RSA key of 1024 bits, but Okta requires at least 2048',
    ],
    ['a short RSA key in PKCS#1', pem(short.privateKey, 'pkcs1'), 'it is an RSA key of 1024 bits'],
    ['a short RSA JWK', jwk(short.privateKey), 'it is an RSA key of 1024 bits'],
    ['another curve', pem(ec('secp256k1').privateKey, 'pkcs8'), 'another type of key'],
    ['another curve in SEC 1', pem(ec('secp256k1').privateKey, 'sec1'), 'another type of key'],
    ['another curve as a JWK', jwk(ec('secp256k1').privateKey), 'another type of key'],
    ['an Edwards curve', pem(edwards.privateKey, 'pkcs8'), 'another type of key'],
    ['an Edwards curve as a JWK', jwk(edwards.privateKey), 'another type of key'],
    ['RSA-PSS', pem(pss.privateKey, 'pkcs8'), 'another type of key'],
    ['a shared secret', '{"kty":"oct","k":"c2VjcmV0"}', 'it is a shared secret'],
    ['a set of keys', `{"keys":[${jwk(p256.privateKey)}]}`, 'it is a set of keys; paste only the one'],
    [
      'an algorithm that Okta does not take',
      jwk(rsa.privateKey, { alg: 'PS256' }),
      'its "alg" is not RS256 or RS384',
    ],
    ['an algorithm of another curve', jwk(p256.privateKey, { alg: 'ES384' }), 'its "alg" is not ES256'],
    ['a key for encryption', jwk(rsa.privateKey, { use: 'enc' }), 'it is meant for encryption'],
    ['half of an RSA JWK', jwk(rsa.privateKey, { p: undefined, q: '' }), 'the JWK lacks p, q'],
    ['half of an EC JWK', jwk(p256.privateKey, { x: 7 }), 'the JWK lacks x'],
    [
      'a JWK that was cut off',
      jwk(p256.privateKey).slice(0, -9),
      'it starts like a JWK but is not valid JSON',
    ],
    ['PEM that was cut off', pem(rsa.privateKey, 'pkcs8').slice(0, 300), 'its end is missing'],
    ['PEM with a hole', pem(rsa.privateKey, 'pkcs8').replace(/\n.*\n/, '\n'), 'it is damaged'],
    ['PEM with a letter too much', pem(p256.privateKey, 'pkcs8').replace('\n', '\n!'), 'it is damaged'],
    ['PEM with nothing in it', '-----BEGIN PRIVATE KEY----------END PRIVATE KEY-----', 'it is damaged'],
    [
      'PKCS#1 with nothing in it',
      '-----BEGIN RSA PRIVATE KEY-----\nMAA=\n-----END RSA PRIVATE KEY-----',
      'it is damaged',
    ],
    [
      'SEC 1 without a curve',
      '-----BEGIN EC PRIVATE KEY-----\nMAA=\n-----END EC PRIVATE KEY-----',
      'it is damaged',
    ],
    [
      'a key of OpenSSH',
      '-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----',
      'it is in OpenSSH format',
    ],
    ['a certificate', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----', 'it is a certificate'],
    [
      'something else in PEM',
      '-----BEGIN PGP MESSAGE-----\nAAAA\n-----END PGP MESSAGE-----',
      'another type of key',
    ],
    ['an API token', '00abcDEF', 'it is neither a JWK nor PEM text'],
  ])('is refused without a word of it, when it is %s', (_, typed, why) => {
    const error = thrown(() => readPrivateKey(typed));

    expect(error).toMatchObject({
      code: 'INVALID_CONNECTION',
      message: expect.stringContaining(`The private key cannot be used: `),
      fields: [{ field: 'privateKey' }],
    });
    expect(error).toMatchObject({ message: expect.stringContaining(why) });
    for (const word of typed.match(/[\w+/-]{20,}/g) ?? []) expect(JSON.stringify(error)).not.toContain(word);
  });

  test('is refused when its numbers do not belong together', () => {
    const { d } = ec('P-256').privateKey.export({ format: 'jwk' });

    expect(thrown(() => readPrivateKey(jwk(p256.privateKey, { d })))).toMatchObject({
      code: 'INVALID_CONNECTION',
      message: expect.stringContaining('it is damaged'),
    });
  });
});

function thrown(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    expect(isConnectorError(error)).toBe(true);
    return error;
  }
  throw new Error('Nothing was thrown');
}
