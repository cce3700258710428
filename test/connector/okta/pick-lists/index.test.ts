import { describe, expect, test } from 'vitest';
import { isConnectorError } from '../../../../connector/core/error.ts';
import type { PickListQuestion } from '../../../../connector/core/pick-list.ts';
import { pickLists } from '../../../../connector/okta/pick-lists/index.ts';
import { answer } from '../../../okta.ts';
import { clientOf } from '../connected.ts';

const page = (name: string, question: PickListQuestion = {}) =>
  pickLists[name]?.choices(clientOf(), question);
const choices = async (name: string, search?: string) => (await page(name, { search }))?.choices;

describe('pick list of users', () => {
  test('shows name and username, as far as Okta gives them', async () => {
    answer('GET', '/api/v1/users?limit=200', 200, [
      { id: '00u1', profile: { firstName: 'Ada', lastName: 'Lovelace', login: 'ada@example.com' } },
      { id: '00u2', profile: { login: 'bob@example.com' } },
      { id: '00u3', profile: { firstName: 'Eve' } },
      { id: '00u4' },
    ]);

    await expect(choices('users')).resolves.toEqual([
      { value: '00u1', label: 'Ada Lovelace (ada@example.com)' },
      { value: '00u2', label: '(bob@example.com)' },
      { value: '00u3', label: 'Eve' },
      { value: '00u4', label: '00u4' },
    ]);
  });

  test('searches names, email and username, and what was typed cannot change the expression', async () => {
    const typed = 'a" or status pr or "\\';
    const quoted = '"a\\" or status pr or \\"\\\\"';
    const search = ['firstName', 'lastName', 'email', 'login']
      .map((attribute) => `profile.${attribute} sw ${quoted}`)
      .join(' or ');
    answer('GET', `/api/v1/users?search=${encodeURIComponent(search)}&limit=200`, 200, []);

    await expect(choices('users', typed)).resolves.toEqual([]);
  });

  test('gives one page, and goes on to the end where it ended, with the same search', async () => {
    const search =
      'profile.firstName sw "a" or profile.lastName sw "a" or profile.email sw "a" or profile.login sw "a"';
    const path = `/api/v1/users?search=${encodeURIComponent(search)}`;
    const link = `<https://acme.okta.com${path}&after=c1&limit=2>; rel="next"`;
    answer('GET', `${path}&limit=2`, 200, [{ id: 'a' }, { id: 'b' }], { link });
    answer('GET', `${path}&after=c1&limit=2`, 200, [{ id: 'c' }]);

    await expect(page('users', { search: 'a', limit: 2 })).resolves.toMatchObject({
      choices: [{ value: 'a' }, { value: 'b' }],
      nextCursor: 'c1',
    });
    await expect(page('users', { search: 'a', limit: 2, after: 'c1' })).resolves.toMatchObject({
      choices: [{ value: 'c' }],
      nextCursor: null,
    });
  });

  test('finds the labels of what was chosen before in one call', async () => {
    const search = encodeURIComponent('id eq "00u1" or id eq "00u2"');
    answer('GET', `/api/v1/users?search=${search}&limit=200`, 200, [
      { id: '00u2', profile: { firstName: 'Eve' } },
    ]);

    await expect(page('users', { chosen: ['00u1', '00u2'] })).resolves.toEqual({
      choices: [{ value: '00u2', label: 'Eve' }],
      nextCursor: null,
    });
  });

  test('leaves out what has no ID, and shows the others', async () => {
    answer('GET', '/api/v1/users?limit=200', 200, [null, { id: 7 }, { id: '00u1' }]);

    await expect(choices('users')).resolves.toEqual([{ value: '00u1', label: '00u1' }]);
  });

  test('says in an error of the connector when Okta sends no list', async () => {
    answer('GET', '/api/v1/users?limit=200', 200, { id: 7 });
    const error: unknown = await choices('users').catch((thrown: unknown) => thrown);

    expect(isConnectorError(error) && error.code).toBe('UNEXPECTED_RESPONSE');
  });
});

describe('pick list of groups', () => {
  test('shows the name, and the ID of a group without one', async () => {
    answer('GET', '/api/v1/groups?limit=200', 200, [
      { id: '00g1', profile: { name: 'Sales' } },
      { id: '00g2' },
    ]);

    await expect(choices('groups')).resolves.toEqual([
      { value: '00g1', label: 'Sales' },
      { value: '00g2', label: '00g2' },
    ]);
  });

  test('searches for the name wherever it stands, with quotes escaped', async () => {
    const search = encodeURIComponent('profile.name co "the \\"A\\" team"');
    answer('GET', `/api/v1/groups?search=${search}&limit=200`, 200, []);

    await expect(choices('groups', 'the "A" team')).resolves.toEqual([]);
  });
});

describe('pick list of user types', () => {
  const types = [
    { id: 'oty1', displayName: 'User' },
    { id: 'oty2', displayName: 'Contractor' },
  ];

  test.each([
    [undefined, ['User', 'Contractor']],
    ['CONTR', ['Contractor']],
    ['x', []],
  ])('shows those that hold %s', async (search, labels) => {
    answer('GET', '/api/v1/meta/types/user', 200, types);
    const found = (await choices('user_types', search)) ?? [];

    expect(found.map(({ label }) => label)).toEqual(labels);
  });
});

describe('a pick list in one piece', () => {
  test('finds the labels of what was chosen before', async () => {
    await expect(page('log_event_types', { chosen: ['user.session.start', 'gone'] })).resolves.toEqual({
      choices: [{ value: 'user.session.start', label: 'user.session.start' }],
      nextCursor: null,
    });
  });
});

describe('pick list of log event types', () => {
  test('asks nobody, and shows those that hold what was typed', async () => {
    const found = (await choices('log_event_types', 'user.lifecycle.sus')) ?? [];

    expect(found).toContainEqual({ value: 'user.lifecycle.suspend', label: 'user.lifecycle.suspend' });
    expect(found.every(({ label }) => label.includes('user.lifecycle.sus'))).toBe(true);
  });
});
