import { describe, expect, test } from 'vitest';
import { renamed } from '../../../../connector/hosts/node-red/editor/renamed.ts';

const follow = (value: unknown) => renamed(value, 'get_user', 'leaver');

describe('a renamed step', () => {
  test.each([
    [
      'a datapill',
      { type: 'pill', value: 'get_user.profile.email' },
      { type: 'pill', value: 'leaver.profile.email' },
    ],
    ['the whole output', { type: 'pill', value: 'get_user' }, { type: 'pill', value: 'leaver' }],
    ['an item of a list', { type: 'pill', value: 'get_user[0].id' }, { type: 'pill', value: 'leaver[0].id' }],
    [
      'a place in the message',
      { type: 'msg', value: 'okta.get_user.id' },
      { type: 'msg', value: 'okta.leaver.id' },
    ],
    [
      'an expression',
      '"Hi " & $$.okta.get_user.id & okta.get_user.id',
      '"Hi " & $$.okta.leaver.id & okta.leaver.id',
    ],
    [
      'code',
      'return msg.okta["get_user"] ?? msg.okta.get_user;',
      'return msg.okta["leaver"] ?? msg.okta.leaver;',
    ],
    ['a template', '{{okta.get_user.id}}', '{{okta.leaver.id}}'],
    ['rules in a list', [{ t: 'set', to: 'okta.get_user.id' }], [{ t: 'set', to: 'okta.leaver.id' }]],
  ])('is followed by %s', (_, before, after) => {
    expect(follow(before)).toEqual(after);
  });

  test.each([
    ['a step whose name begins alike', { type: 'pill', value: 'get_user_2.id' }],
    ['the text of a person', { type: 'str', value: 'get_user' }],
    ['another object of the message', 'notokta.get_user.id'],
    ['a longer name in an expression', 'okta.get_users.id'],
    ['a number', 3],
    ['nothing', null],
  ])('is not mistaken for %s', (_, value) => {
    expect(follow(value)).toEqual(value);
  });

  test('may have had a name with characters that mean something in a pattern', () => {
    expect(renamed('okta.a.b and okta.axb', 'a.b', 'c')).toBe('okta.c and okta.axb');
  });
});
