import { describe, expect, test } from 'vitest';
import { createUser } from '../../../actions/users/create-user.ts';
import { columnsOf } from '../../../connector/jobs/columns.ts';

const columns = (headings: string[], named: Record<string, string> = {}) =>
  columnsOf(createUser.inputSchema, headings, named).map((path) => path?.join('.'));

describe('columnsOf', () => {
  test.each([
    ['profile.firstName', 'profile.firstName'],
    ['firstName', 'profile.firstName'],
    ['First name', 'profile.firstName'],
    ['FIRST_NAME', 'profile.firstName'],
    ['Primary email', 'profile.email'],
    ['E-Mail', 'profile.email'],
    ['Username', 'profile.login'],
    ['activate', 'activate'],
  ])('finds the field that "%s" means', (heading, path) => {
    expect(columns([heading])).toEqual([path]);
  });

  test('takes a custom attribute by its path, where the org may have added one', () => {
    expect(columns(['profile.badgeColour'])).toEqual(['profile.badgeColour']);
  });

  test('takes the field that is named for a heading, and leaves out a column that is named for none', () => {
    expect(columns(['Mail', 'Notes'], { Mail: 'profile.email', Notes: '' })).toEqual([
      'profile.email',
      undefined,
    ]);
  });

  test.each([
    ['a heading that fits no field', ['Shoe size'], {}, '"Shoe size" fits no field'],
    [
      'two columns for one field',
      ['email', 'Primary email'],
      {},
      '"email" and "Primary email" fill the same field',
    ],
    [
      'a heading that is named but not there',
      ['email'],
      { Mail: 'profile.email' },
      'there is no column "Mail"',
    ],
    ['a field that does not exist', ['email'], { email: 'profil.email' }, '"email" fits no field'],
    ['a name that is no attribute', ['profile.__proto__'], {}, '"profile.__proto__" fits no field'],
  ])('refuses %s', (_, headings, named, why) => {
    expect(() => columns(headings, named)).toThrow(why);
  });

  test('refuses a heading that is the name of several fields', () => {
    const text = { type: 'string' };
    const person = { type: 'object', properties: { name: text } };
    const schema = { type: 'object' as const, properties: { user: person, manager: person } };

    expect(() => columnsOf(schema, ['Name'], {})).toThrow('"Name" fits user.name and manager.name');
  });

  test('names the columns that do not fit and the way out', () => {
    expect(() => columns(['Email', 'Shoe size'])).toThrow(/--map "Shoe size=profile\.email".*profile\.login/);
  });
});
