import { describe, expect, test } from 'vitest';
import type { PickListQuestion } from '../../../../connector/core/pick-list.ts';
import { pickLists } from '../../../../connector/okta/pick-lists/index.ts';
import { answer, refused } from '../../../okta.ts';
import { clientOf } from '../connected.ts';

const page = (name: string, question: PickListQuestion = {}) =>
  pickLists[name]?.choices(clientOf(), question);
const given = { appId: '0oa1' };
const gone = refused('E0000007', 'Not found: Resource not found: it (AppInstance)');

describe('pick list of apps', () => {
  test('searches by how the label begins, and marks what is inactive', async () => {
    answer('GET', '/api/v1/apps?q=wi&includeNonDeleted=true&limit=200', 200, [
      { id: '0oa1', label: 'Wiki', status: 'ACTIVE' },
      { id: '0oa2', label: 'Wiki', status: 'INACTIVE' },
      { id: '0oa3' },
    ]);

    await expect(page('apps', { search: 'wi' })).resolves.toEqual({
      choices: [
        { value: '0oa1', label: 'Wiki' },
        { value: '0oa2', label: 'Wiki (INACTIVE)' },
        { value: '0oa3', label: '0oa3' },
      ],
      nextCursor: null,
    });
  });

  test('finds the labels of what was chosen before, and leaves out what is gone', async () => {
    answer('GET', '/api/v1/apps/0oa1', 200, { id: '0oa1', label: 'Wiki' });
    answer('GET', '/api/v1/apps/0oa2', 404, gone);

    await expect(page('apps', { chosen: ['0oa1', '0oa2'] })).resolves.toEqual({
      choices: [{ value: '0oa1', label: 'Wiki' }],
      nextCursor: null,
    });
  });
});

describe('pick list of the users of an app', () => {
  const ada = { id: '00u1', profile: { firstName: 'Ada', lastName: 'Byron', login: 'ada@example.com' } };

  test('shows their names, or the username in the app', async () => {
    const link = '<https://acme.okta.com/api/v1/apps/0oa1/users?after=c1>; rel="next"';
    answer(
      'GET',
      '/api/v1/apps/0oa1/users?expand=user&q=a&limit=2',
      200,
      [
        { id: '00u1', credentials: { userName: 'ada' }, _embedded: { user: ada } },
        { id: '00u2', credentials: { userName: 'bob' } },
      ],
      { link },
    );

    await expect(page('app_users', { search: 'a', limit: 2, given })).resolves.toEqual({
      choices: [
        { value: '00u1', label: 'Ada Byron (ada@example.com)' },
        { value: '00u2', label: 'bob' },
      ],
      nextCursor: 'c1',
    });
  });

  test('finds the label of who was chosen before', async () => {
    answer('GET', '/api/v1/apps/0oa1/users/00u1?expand=user', 200, { id: '00u1', _embedded: { user: ada } });

    await expect(page('app_users', { chosen: ['00u1'], given })).resolves.toMatchObject({
      choices: [{ label: 'Ada Byron (ada@example.com)' }],
    });
  });
});

describe('pick list of the groups of an app', () => {
  test('shows those whose name holds what was typed', async () => {
    answer('GET', '/api/v1/apps/0oa1/groups?expand=group&limit=200', 200, [
      { id: '00g1', _embedded: { group: { id: '00g1', profile: { name: 'Sales' } } } },
      { id: '00g2', _embedded: { group: { id: '00g2', profile: { name: 'Engineering' } } } },
      { id: '00g3' },
    ]);

    await expect(page('app_groups', { search: 'SAL', given })).resolves.toEqual({
      choices: [{ value: '00g1', label: 'Sales' }],
      nextCursor: null,
    });
  });
});
