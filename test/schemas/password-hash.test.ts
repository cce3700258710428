import { createHash } from 'node:crypto';
import bcrypt from 'bcryptjs';
import { describe, expect, test } from 'vitest';
import { passwordHash } from '../../schemas/password-hash.ts';

const whole = bcrypt.hashSync('Correct-Horse-9', '$2b$04$abcdefghijklmnopqrstuu');
const [salt, value] = [whole.slice(7, 29), whole.slice(29)];
const apart = { algorithm: 'BCRYPT', workFactor: 4, salt, value };

const sha256 = (encoding: 'base64' | 'hex') => createHash('sha256').update('saltsecret').digest(encoding);
const salted = {
  algorithm: 'SHA-256',
  value: sha256('base64'),
  salt: 'c2FsdA==',
  saltOrder: 'PREFIX',
};
const pbkdf2 = {
  algorithm: 'PBKDF2',
  value: sha256('base64'),
  salt: 'c2FsdA==',
  iterationCount: 4096,
  keySize: 32,
  digestAlgorithm: 'SHA256_HMAC',
};

describe('a hashed password', () => {
  test.each(['$2a$', '$2b$', '$2y$'])('takes a whole bcrypt hash of version %s apart', (version) => {
    const given = { algorithm: 'BCRYPT', value: ` ${version}${whole.slice(4)}\n` };

    expect(passwordHash.parse(given)).toEqual(apart);
    expect(passwordHash.parse({ ...apart, ...given })).toEqual(apart);
  });

  test.each([apart, salted, { ...salted, salt: undefined, saltOrder: undefined }, pbkdf2])(
    'takes %j as it is',
    (hash) => {
      expect(passwordHash.parse(hash)).toEqual(hash);
    },
  );

  test.each<[string, RegExp, object]>([
    ['salt', /is not the same as in "Value"/, { ...apart, value: whole, salt: `A${salt.slice(1)}` }],
    ['workFactor', /is not the same as in "Value"/, { ...apart, value: whole, workFactor: 10 }],
    ['workFactor', /must be between 1 and 20/, { algorithm: 'BCRYPT', value: whole.replace('$04$', '$31$') }],
    ['workFactor', /is required/, { ...apart, workFactor: undefined }],
    ['salt', /22 characters/, { ...apart, salt: undefined }],
    ['salt', /22 characters/, { ...apart, salt: salt.slice(1) }],
    ['value', /last 31 characters/, { ...apart, value: value.slice(1) }],
    ['value', /last 31 characters/, { ...apart, value: whole.slice(0, -1) }],
    ['algorithm', /must be BCRYPT/, { algorithm: 'SHA-256', value: whole }],
    ['saltOrder', /is required with a salt/, { ...salted, saltOrder: undefined }],
    ['value', /is in hex.*toString\('base64'\)/, { ...salted, value: sha256('hex') }],
    ['value', /is in hex/, { ...salted, value: sha256('hex').toUpperCase() }],
    ['value', /is in hex/, { algorithm: 'SHA-512', value: 'ab'.repeat(64) }],
    ['value', /is in hex/, { algorithm: 'SHA-1', value: 'ab'.repeat(20) }],
    ['value', /is in hex/, { algorithm: 'MD5', value: 'ab'.repeat(16) }],
    ['value', /is in hex/, { ...pbkdf2, value: sha256('hex') }],
    ['value', /is in hex.*from\(hex/, { ...salted, value: `0x${sha256('hex')}` }],
    ['value', /32 bytes in Base64, but it has 31 bytes/, { ...salted, value: sha256('base64').slice(0, -2) }],
    ['value', /64 bytes in Base64, but it has 32 bytes/, { ...salted, algorithm: 'SHA-512' }],
    ['value', /20 bytes in Base64, but it has 32 bytes/, { ...salted, algorithm: 'SHA-1' }],
    ['value', /16 bytes in Base64, but it has 32 bytes/, { ...salted, algorithm: 'MD5' }],
    ['value', /64 bytes in Base64, but it has 32 bytes/, { ...pbkdf2, keySize: 64 }],
    ['value', /must be Base64/, { ...salted, value: 'not base64' }],
    ['salt', /must be Base64/, { ...salted, salt: '$alt' }],
    ['salt', /is required for PBKDF2/, { ...pbkdf2, salt: undefined }],
    ['iterationCount', /is required for PBKDF2/, { ...pbkdf2, iterationCount: undefined }],
    ['keySize', /is required for PBKDF2/, { ...pbkdf2, keySize: undefined }],
    ['digestAlgorithm', /is required for PBKDF2/, { ...pbkdf2, digestAlgorithm: undefined }],
  ])('is refused by its %s, which %s', (field, message, hash) => {
    const issues = passwordHash.safeParse(hash).error?.issues ?? [];

    expect(issues).toContainEqual(
      expect.objectContaining({ path: [field], message: expect.stringMatching(message) }),
    );
    expect(JSON.stringify(issues)).not.toContain(salt.slice(1));
  });
});
