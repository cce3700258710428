import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isConnectorError } from '../../../../connector/core/error.ts';
import { pathOf } from '../../../../connector/okta/road/path.ts';

const template = '/api/v1/users/{userId}/roles/{roleId}';

describe('pathOf', () => {
  test('fills the placeholders from the values', () => {
    expect(pathOf(template, { userId: '00u1', roleId: 'ra1', other: 'ignored' })).toBe(
      '/api/v1/users/00u1/roles/ra1',
    );
  });

  test('encodes what has a meaning in a URL', () => {
    const userId = 'ada+test@example.com#?&% ä';
    expect(pathOf('/api/v1/users/{userId}', { userId })).toBe(
      '/api/v1/users/ada%2Btest%40example.com%23%3F%26%25%20%C3%A4',
    );
  });

  test('takes a number, and a value with spaces around it', () => {
    expect(pathOf(template, { userId: ' 00u1\n', roleId: 7 })).toBe('/api/v1/users/00u1/roles/7');
  });

  test.each([
    '',
    '   ',
    '.',
    '..',
    ' .. ',
    '%2e',
    '%2E',
    '%2e%2e',
    '%2E%2e',
    '.%2e',
    '%2E.',
    'a/../b',
    '../a',
    'a\\..',
    'a%2f..%2Fb',
    './a',
  ])('refuses %j, which another segment would swallow', (userId) => {
    expect(() => pathOf('/api/v1/users/{userId}', { userId })).toThrow(
      expect.objectContaining({
        code: 'INVALID_INPUT',
        message: expect.stringMatching(/^"userId" must be an ID or a name/),
        fields: [{ field: 'userId', message: 'must be an ID or a name' }],
      }),
    );
  });

  test.each(['a/b', '00u1/lifecycle', '/'])(
    'refuses %j, since Okta takes no slash, encoded or not',
    (userId) => {
      expect(() => pathOf('/api/v1/users/{userId}', { userId })).toThrow(
        expect.objectContaining({
          code: 'INVALID_INPUT',
          message: '"userId" contains a slash, which Okta does not accept in a path; use the ID.',
          fields: [{ field: 'userId', message: expect.any(String) }],
        }),
      );
    },
  );

  test.each([[undefined], [null], [{}], [['00u1']], [true]])('refuses %j, which is no text', (userId) => {
    expect(() => pathOf('/api/v1/users/{userId}', { userId })).toThrow('"userId" must be an ID or a name');
  });

  test('refuses half of a character, in the path and in the query', () => {
    const cut = '\u{1f600}'.slice(0, 1);
    const refused = { code: 'INVALID_INPUT', fields: [{ field: 'q', message: expect.any(String) }] };
    expect(() => pathOf('/groups/{q}', { q: cut })).toThrow(expect.objectContaining(refused));
    expect(() => pathOf('/groups', {}, { q: cut })).toThrow(expect.objectContaining(refused));
  });

  test('puts the query behind the path, encoded, without what was left out', () => {
    const query = {
      search: 'a eq "b&c"',
      limit: 200,
      sendEmail: false,
      after: undefined,
      q: '',
      expand: null,
    };
    expect(pathOf('/api/v1/users', {}, query)).toBe(
      '/api/v1/users?search=a%20eq%20%22b%26c%22&limit=200&sendEmail=false',
    );
  });

  test('encodes a plus sign in the query, which Okta would read as a space', () => {
    expect(pathOf('/api/v1/users', {}, { q: 'a+b' })).toBe('/api/v1/users?q=a%2Bb');
  });

  test('repeats a parameter for each value of a list', () => {
    expect(pathOf('/api/v1/apps', {}, { id: ['a', 'b'] })).toBe('/api/v1/apps?id=a&id=b');
  });

  test('keeps every value in its own segment of the URL, or refuses it', () => {
    const value = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom('.', '%', '2', 'e', 'E', '/', '\\', '?', '#', ' ', '\t', '\n') }),
      fc.webPath(),
    );
    fc.assert(
      fc.property(value, value, (userId, roleId) => {
        const path = outcome(() => pathOf(template, { userId, roleId }));
        if (path === undefined) return;
        const segments = new URL(`https://acme.okta.com${path}`).pathname.split('/');
        expect(segments.map(decodeURIComponent)).toEqual([
          ...['', 'api', 'v1', 'users', userId.trim()],
          ...['roles', roleId.trim()],
        ]);
      }),
      { numRuns: 300 },
    );
  });

  test('gives back every query value as it was, or refuses it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (search) => {
        const path = outcome(() => pathOf('/api/v1/users', {}, { search }));
        if (path === undefined) return;
        expect(new URL(path, 'https://acme.okta.com').searchParams.get('search')).toBe(search);
      }),
    );
  });
});

/** The result, or undefined if the value was refused as it should be. */
function outcome(attempt: () => string): string | undefined {
  try {
    return attempt();
  } catch (error) {
    expect(isConnectorError(error) && error.code).toBe('INVALID_INPUT');
    return undefined;
  }
}
