import { describe, expect, test } from 'vitest';
import { readKeys } from '../../../../connector/hosts/openapi/keys.ts';
import { loadConnector } from '../../../../connector/index.ts';

const { manifest } = await loadConnector();
const key = 'a-key-of-the-gateway-of-some-length';

describe('readKeys', () => {
  test('takes keys for all and for some actions', () => {
    const keys = [
      { name: 'all', key },
      { name: 'some', key: `${key}2`, readOnly: true, actions: ['users', 'list_groups'] },
    ];

    expect(readKeys(keys, manifest)).toEqual(keys);
  });

  test.each([
    ['no list', { name: 'all', key }, 'write a list'],
    ['an empty list', [], 'write a list'],
    ['a key without a name', [{ key }], 'number 1 needs a name'],
    ['a short key', [{ name: 'all', key: 'short-secret' }], '"all" needs a key of at least 24 characters'],
    ['a field that there is not', [{ name: 'all', key, scope: 'x' }], '"all" has a field "scope"'],
    [
      'an action that there is not',
      [{ name: 'all', key, actions: ['usrs'] }],
      'no resource or action called "usrs"',
    ],
    ['actions that are no list', [{ name: 'all', key, actions: 'users' }], 'actions of "all" must be a list'],
    ['a word for true', [{ name: 'all', key, readOnly: 'yes' }], 'readOnly of "all" must be true or false'],
    [
      'one name twice',
      [
        { name: 'all', key },
        { name: 'all', key },
      ],
      'two have the same name',
    ],
  ])('refuses %s, and quotes no key', (_, typed, why) => {
    expect(() => readKeys(typed, manifest)).toThrow(why);
    expect(() => readKeys(typed, manifest)).not.toThrow(/short-secret|a-key-of/);
  });
});
