import { describe, expect, test, vi } from 'vitest';
import { listGroups } from '../../../actions/groups/list-groups.ts';
import { answer, refused, run } from '../../okta.ts';

const next = '<https://acme.okta.com/api/v1/groups?after=c1&limit=1>; rel="next"';

describe('list_groups', () => {
  test('asks for 200 at once, where Okta would send 10,000', async () => {
    answer('GET', '/api/v1/groups?limit=200', 200, [{ id: '00g1' }]);

    await expect(run(listGroups, {})).resolves.toEqual({
      groups: [{ id: '00g1' }],
      count: 1,
      nextCursor: null,
      hasMore: false,
    });
  });

  test('gives as many as were wanted, and the cursor behind them', async () => {
    answer('GET', '/api/v1/groups?limit=1', 200, [{ id: '00g1' }], { link: next });

    await expect(run(listGroups, { limit: 1 })).resolves.toMatchObject({ nextCursor: 'c1', hasMore: true });
  });

  test('passes search, sorting and details', async () => {
    const search = encodeURIComponent('profile.name sw "A&B"');
    answer(
      'GET',
      `/api/v1/groups?search=${search}&expand=stats&sortBy=profile.name&sortOrder=asc&limit=200`,
      200,
      [{ id: '00g1', _embedded: { stats: { usersCount: 3 } } }],
    );

    await expect(
      run(listGroups, {
        search: 'profile.name sw "A&B"',
        expand: 'stats',
        sortBy: 'profile.name',
        sortOrder: 'asc',
      }),
    ).resolves.toMatchObject({ groups: [{ _embedded: { stats: { usersCount: 3 } } }] });
  });

  test('passes a filter beside the beginning of a name, which Okta takes together', async () => {
    answer('GET', '/api/v1/groups?filter=type%20eq%20%22OKTA_GROUP%22&q=Eng&limit=200', 200, []);

    await expect(run(listGroups, { filter: 'type eq "OKTA_GROUP"', q: 'Eng' })).resolves.toMatchObject({
      count: 0,
    });
  });

  test.each([
    ['filter', { search: 'type pr', filter: 'type eq "OKTA_GROUP"' }],
    ['sortBy', { sortBy: 'profile.name' }],
    ['after', { q: 'Eng', after: 'c1' }],
  ])('refuses %s where Okta would ignore or refuse it', async (field, input) => {
    await expect(run(listGroups, input)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      fields: [{ field }],
    });
  });

  test('says that there may be more, and no cursor, where the beginning of a name found all that was asked for', async () => {
    answer('GET', '/api/v1/groups?q=a&limit=2', 200, [{ id: '1' }, { id: '2' }]);
    answer('GET', '/api/v1/groups?q=a&limit=3', 200, [{ id: '1' }, { id: '2' }]);
    const log = vi.fn();

    await expect(run(listGroups, { q: 'a', limit: 2 }, { log })).resolves.toMatchObject({
      count: 2,
      nextCursor: null,
      hasMore: true,
    });
    await expect(run(listGroups, { q: 'a', limit: 3 }, { log })).resolves.toMatchObject({ hasMore: false });
    expect(log.mock.calls).toEqual([['There may be more items, but Okta offers no next page here.']]);
  });

  test("says in Okta's words what is wrong with a search", async () => {
    answer(
      'GET',
      '/api/v1/groups?search=nonsense&limit=200',
      400,
      refused('E0000031', 'Invalid search criteria.'),
    );

    await expect(run(listGroups, { search: 'nonsense' })).rejects.toMatchObject({ code: 'REJECTED' });
  });
});
