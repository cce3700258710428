import { describe, expect, test } from 'vitest';
import { z } from 'zod/v3';
import { secretsIn } from '../../../connector/core/secrets.ts';
import { field } from '../../../schemas/field.ts';

const secret = field(z.string().optional(), { secret: true });

describe('secretsIn', () => {
  test('finds what the schema marks, at any depth', () => {
    const schema = z.object({
      login: z.string(),
      password: secret,
      hash: z.object({ value: secret, algorithm: z.string() }).optional(),
      rows: z.array(z.object({ pin: secret.nullable() })).default([]),
      all: field(z.array(z.string()), { secret: true }),
    });
    const input = {
      login: 'ada',
      password: 'one',
      hash: { value: 'two', algorithm: 'SHA-1' },
      rows: [{ pin: 'three' }, { pin: null }],
      all: ['four', ''],
    };

    expect(secretsIn(schema, input)).toEqual(['one', 'two', 'three', 'four']);
  });

  test('goes by the names of keys where no schema says anything', () => {
    const schema = z.object({ body: z.unknown(), headers: z.record(z.string()) });
    const input = {
      body: {
        credentials: { password: { value: 'one' } },
        passwordChanged: 'today',
        profile: { city: 'Rome' },
      },
      headers: { 'x-token': 'two', prefer: 'respond-async' },
    };

    expect(secretsIn(schema, input)).toEqual(['one', 'two']);
  });

  test.each([
    'salt',
    'apiKey',
    'private_key',
    'secretKey',
    'passwordHash',
    'passphrase',
    'passwords',
    'code',
    'client_assertion',
    'activationUrl',
    'set-cookie',
    'smsOtp',
  ])('takes %s for the name of a secret', (name) => {
    expect(secretsIn(z.object({ body: z.unknown() }), { body: { [name]: 'one' } })).toEqual(['one']);
  });

  test('takes numbers and the items of lists for the texts that they are', () => {
    const body = { passCode: 123456, tokens: ['one', 2], statusCode: 7 };

    expect(secretsIn(z.object({ body: z.unknown() }), { body })).toEqual(['123456', 'one', '2']);
  });

  test('goes by what stands beside a key and above it', () => {
    const body = {
      jwks: { keys: [{ kty: 'RSA', n: 'public', d: 'one', qi: 'two' }] },
      hash: { algorithm: 'SHA-1', value: 'three' },
      authScheme: { type: 'HEADER', key: 'x-hook', value: 'four' },
      setting: { d: 'ordinary', value: 'plain' },
    };

    expect(secretsIn(z.object({ body: z.unknown() }), { body })).toEqual(['one', 'two', 'three', 'four']);
  });

  test('believes a schema that calls a field ordinary', () => {
    expect(secretsIn(z.object({ token: z.string() }), { token: 'cursor' })).toEqual([]);
  });

  test('leaves out what stands in an ordinary field too', () => {
    const schema = z.object({ login: z.string(), password: secret });

    expect(secretsIn(schema, { login: 'ada@example.com', password: 'ada@example.com' })).toEqual([]);
    expect(secretsIn(schema, { login: 'ada@example.com', password: 'example' })).toEqual([]);
  });
});
