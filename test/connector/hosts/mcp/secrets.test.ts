import { describe, expect, test } from 'vitest';
import { withoutSecrets } from '../../../../connector/hosts/mcp/secrets.ts';
import manifest from '../../../../connector.manifest.json' with { type: 'json' };

const schema = {
  type: 'object',
  properties: {
    login: { type: 'string' },
    password: { type: 'string', 'x-secret': true },
    users: {
      type: 'array',
      items: { type: 'object', properties: { pin: { type: 'string', 'x-secret': true } } },
    },
    either: { anyOf: [{ type: 'string' }, { type: 'object', properties: { pin: { 'x-secret': true } } }] },
    tokenCount: { type: 'number' },
    body: {},
  },
};

const masked = (value: unknown) => withoutSecrets(schema, value, '[gone]');

describe('withoutSecrets', () => {
  test('replaces what the schema marks, at any depth', () => {
    expect(
      masked({ login: 'ada', password: 'p', users: [{ pin: '1' }, { pin: '2' }], either: { pin: '3' } }),
    ).toEqual({
      login: 'ada',
      password: '[gone]',
      users: [{ pin: '[gone]' }, { pin: '[gone]' }],
      either: { pin: '[gone]' },
    });
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
