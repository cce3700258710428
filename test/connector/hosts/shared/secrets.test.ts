import { describe, expect, test } from 'vitest';
import { withoutSecrets } from '../../../../connector/hosts/shared/secrets.ts';
import { loadConnector } from '../../../../connector/index.ts';
import type { JsonSchema } from '../../../../schemas/json-schema.ts';

const { manifest } = await loadConnector();

const schema: JsonSchema = {
  type: 'object',
  properties: {
    login: { type: 'string' },
    path: { type: 'string' },
    password: { type: 'string', 'x-secret': true },
    users: {
      type: 'array',
      items: { type: 'object', properties: { pin: { type: 'string', 'x-secret': true } } },
    },
    either: {
      anyOf: [
        { type: 'string' },
        { type: 'object', properties: { code: { 'x-secret': true } } },
        { type: 'object', properties: { code: { type: 'string' } } },
        { type: 'array', items: { type: 'object', properties: { code: { 'x-secret': true } } } },
      ],
    },
    profile: {
      type: 'object',
      properties: { city: { type: 'string' } },
      additionalProperties: { type: ['string', 'array'], items: { type: 'number' } },
      'x-dynamic': 'userProfile',
    },
    groups: { type: 'array', items: { type: 'string' } },
    query: { type: 'object', additionalProperties: { type: 'string' } },
    tokenCount: { type: 'number' },
    body: {},
  },
};

const masked = (value: unknown) => withoutSecrets(schema, value, { words: '[gone]' });

describe('withoutSecrets', () => {
  test('replaces what the schema marks, at any depth', () => {
    expect(
      masked({ login: 'ada', password: 'p', users: [{ pin: '1' }, { pin: '2' }], either: { code: '3' } }),
    ).toEqual({
      login: 'ada',
      password: '[gone]',
      users: [{ pin: '[gone]' }, { pin: '[gone]' }],
      either: { code: '[gone]' },
    });
    expect(masked({ either: [{ code: '4' }] })).toEqual({ either: [{ code: '[gone]' }] });
  });

  test('replaces by its name what no schema describes', () => {
    const credentials = { password: { value: 'p' }, recovery_question: { question: 'q', answer: 'a' } };
    const body = [{ credentials, activationToken: 't', client_secret: 's', passwordChanged: '2026-01-01' }];

    expect(masked({ tokenCount: 3, body })).toEqual({
      tokenCount: 3,
      body: [
        {
          credentials: { password: '[gone]', recovery_question: { question: 'q', answer: '[gone]' } },
          activationToken: '[gone]',
          client_secret: '[gone]',
          passwordChanged: '2026-01-01',
        },
      ],
    });
  });

  test('replaces the private parts of a key, and leaves the public ones', () => {
    const jwk = {
      kty: 'RSA',
      kid: '1',
      n: 'n',
      e: 'AQAB',
      d: 'd',
      p: 'p',
      q: 'q',
      dp: 'x',
      dq: 'x',
      qi: 'x',
    };

    expect(masked({ body: { keys: [jwk, { kty: 'oct', k: 'k' }], p: 'no key' } })).toEqual({
      body: {
        keys: [
          { ...jwk, d: '[gone]', p: '[gone]', q: '[gone]', dp: '[gone]', dq: '[gone]', qi: '[gone]' },
          { kty: 'oct', k: '[gone]' },
        ],
        p: 'no key',
      },
    });
  });

  test('replaces the value of a hash and of the header of a hook', () => {
    const hook = { authScheme: { type: 'HEADER', key: 'x-hook', value: 'v' }, hash: [{ value: 'v' }] };

    expect(masked({ body: { ...hook, other: { value: 'v' } } })).toEqual({
      body: {
        authScheme: { type: 'HEADER', key: 'x-hook', value: '[gone]' },
        hash: [{ value: '[gone]' }],
        other: { value: 'v' },
      },
    });
  });

  test('leaves alone what is not there, and what is no object', () => {
    expect(masked({ password: null, users: undefined })).toEqual({ password: null, users: undefined });
    expect(masked('text')).toBe('text');
  });

  test('changes nothing in place', () => {
    const value = { password: 'p' };
    masked(value);
    expect(value).toEqual({ password: 'p' });
  });

  test('keeps an output fitting to its schema, since every secret of an output is a text or null', () => {
    const secrets = JSON.stringify(manifest.actions.map(({ outputSchema }) => outputSchema)).matchAll(
      /\{[^{}]*"x-secret":true[^{}]*\}/g,
    );
    const types = [...secrets].flatMap(([text]) => [(JSON.parse(text) as { type: unknown }).type].flat());

    expect(new Set(types)).toEqual(new Set(['string', 'null']));
  });
});

describe('withoutSecrets, of what no schema describes the names only', () => {
  const named = (value: unknown) => withoutSecrets(schema, value, { words: '[gone]', namesOnly: true });

  test('writes keys without values, and how many items there are', () => {
    const body = {
      grant: 'x',
      nested: { code: 7, yes: true, nothing: null },
      keys: [{ d: 'd' }, { d: 'd' }],
    };

    expect(named({ body, query: { after: 'x' }, passwrod: 'x', list: ['x'] })).toEqual({
      body: { grant: '[gone]', nested: { code: '[gone]', yes: '[gone]', nothing: null }, keys: 'items: 2' },
      query: { after: '[gone]' },
      passwrod: '[gone]',
      list: 'items: 1',
    });
  });

  test('writes what is described, and the attributes of a profile unless their name says secret', () => {
    const profile = { city: 'Porto', badge: '41', floors: [1, 2], doorPassword: 'x', pin: 'x' };

    expect(named({ login: 'ada', tokenCount: 3, groups: ['a', 'b'], profile })).toEqual({
      login: 'ada',
      tokenCount: 3,
      groups: ['a', 'b'],
      profile: { ...profile, doorPassword: '[gone]', pin: '[gone]' },
    });
    expect(named({ groups: 'a, b' })).toEqual({ groups: 'a, b' });
  });

  test.each(['?token=x', '%3Ftoken=x', '#x', '?a\nb'])('writes a path without its query: %j', (query) => {
    expect(named({ path: `/api/v1/authn/recovery${query}` })).toEqual({ path: '/api/v1/authn/recovery' });
  });

  test('writes nothing of a value that has another shape than is described', () => {
    expect(named({ profile: '{"pin":"x"}', users: 'x', login: { pin: 'x', a: ['x'] }, query: 'x' })).toEqual({
      profile: '[gone]',
      users: '[gone]',
      login: { pin: '[gone]', a: 'items: 1' },
      query: '[gone]',
    });
  });

  /** A value with a secret wherever a schema has a place for one: where it is marked, and where anything may stand. */
  const secretive = (of: JsonSchema): unknown => {
    const { anyOf: [first] = [], items, properties = {}, additionalProperties: others } = of;
    if (of['x-secret'] || Object.keys(of).length === 0) return 'S3cret';
    if (first) return secretive(first);
    if (items) return [secretive(items)];
    if (of.type !== 'object') return of.enum?.[0] ?? 'shown';
    const more =
      others && !of['x-dynamic'] ? { anything: 'S3cret', list: ['S3cret'] } : { apiToken: 'S3cret' };
    const own = Object.entries(properties).map(([key, inner]) => [key, secretive(inner)]);
    return { ...Object.fromEntries(own), ...more };
  };

  test.each(manifest.actions.map(({ name, inputSchema }) => [name, inputSchema]))(
    'writes no secret of %s',
    (_, inputSchema) => {
      const given = secretive(inputSchema);
      const written = withoutSecrets(inputSchema, given, { words: '[gone]', namesOnly: true });

      expect(JSON.stringify(given)).toContain('S3cret');
      expect(JSON.stringify(written)).not.toContain('S3cret');
    },
  );

  test('takes names that every object has for what they are', () => {
    const hostile = JSON.parse('{"__proto__":{"x":"y"},"constructor":"x","toString":"x"}') as object;

    expect(JSON.stringify(named(hostile))).toBe(
      '{"__proto__":{"x":"[gone]"},"constructor":"[gone]","toString":"[gone]"}',
    );
  });
});
