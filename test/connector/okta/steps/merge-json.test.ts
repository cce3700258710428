import { describe, expect, test } from 'vitest';
import { holds, holdsInAnyOrder, merged } from '../../../../connector/okta/steps/merge-json.ts';

const app = { label: 'Wiki', hide: { web: false, iOS: false }, uris: ['a', { of: 'b' }], note: null };

describe('merged', () => {
  test('goes into objects, and replaces lists and values', () => {
    expect(merged(app, { hide: { web: true }, uris: ['c'], note: { text: 'x' } })).toEqual({
      label: 'Wiki',
      hide: { web: true, iOS: false },
      uris: ['c'],
      note: { text: 'x' },
    });
  });

  test('takes a key that every object inherits as one of its own', () => {
    const made = merged({}, JSON.parse('{"__proto__": {"a": 1}, "toString": "text"}'));

    expect(Object.keys(made as object)).toEqual(['__proto__', 'toString']);
    expect(({} as Record<string, unknown>)['a']).toBeUndefined();
  });
});

describe('holds', () => {
  test.each([
    [true, {}],
    [true, { label: 'Wiki', hide: { web: false } }],
    [true, { hide: undefined }],
    [true, { note: null, other: null }],
    [true, { note: { text: null }, other: [] }],
    [true, { uris: ['a', { of: 'b' }] }],
    [false, { label: 'wiki' }],
    [false, { label: null }],
    [false, { hide: { web: true } }],
    [false, { uris: ['a'] }],
    [false, { uris: ['a', {}] }],
    [false, { uris: [{ of: 'b' }, 'a'] }],
    [false, { note: { text: '' } }],
    [false, { toString: 'text' }],
  ])('is %s of %o', (expected, part) => {
    expect(holds(app, part)).toBe(expected);
  });
});

describe('holdsInAnyOrder', () => {
  test.each([
    [true, { uris: [{ of: 'b' }, 'a'] }],
    [true, { uris: ['a', 'a', { of: 'b', version: null }] }],
    [false, { uris: ['a'] }],
    [false, { uris: ['a', { of: 'b' }, 'c'] }],
    [false, { uris: ['a', { of: 'b', version: 1 }] }],
    [false, { label: 'wiki' }],
  ])('is %s of %o', (expected, part) => {
    expect(holdsInAnyOrder(app, part)).toBe(expected);
  });
});
