import { describe, expect, test } from 'vitest';
import type { Input } from '../../../../connector/hosts/node-red/editor/palette.ts';
import { inputOf } from '../../../../connector/hosts/node-red/input.ts';
import type { Message, Node, Red } from '../../../../connector/hosts/node-red/red.ts';

/** As much of Node-RED as reads a plain place in a message. */
const red = {
  util: {
    getMessageProperty: (message: Message, path: string) =>
      path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], message),
  },
} as Red;
const node = { credentials: { 'hash-salt': 'c2FsdA==' } } as unknown as Node;
const read = (fields: Input, message: Message = {}) => inputOf(red, node, message, fields);

describe('inputOf', () => {
  test('puts parts on top of the whole, whichever was filled in first', async () => {
    const fields = {
      'profile.city': { type: 'enum', value: 'Porto' },
      profile: { type: 'msg', value: 'payload' },
    };
    const payload = { city: 'Lisbon', title: 'Analyst' };

    expect(await read(fields, { payload })).toEqual({ profile: { city: 'Porto', title: 'Analyst' } });
    expect(payload.city).toBe('Lisbon');
  });

  test('does not send what was left alone, nor what is not there', async () => {
    const fields = {
      a: { type: 'msg', value: 'payload.no.such.place' },
      b: { type: 'msg', value: '' },
      c: { type: 'cred' },
    };
    expect(await read(fields)).toEqual({});
  });

  test('sends null to clear an attribute', async () => {
    expect(await read({ 'profile.city': { type: 'null' } })).toEqual({ profile: { city: null } });
  });

  test('reads a list from words with commas, and a secret from where Node-RED keeps it', async () => {
    const fields = { fields: { type: 'list', value: 'id, status,' }, 'hash.salt': { type: 'cred' } };
    expect(await read(fields)).toEqual({ fields: ['id', 'status'], hash: { salt: 'c2FsdA==' } });
  });
});
