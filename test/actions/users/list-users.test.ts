import { describe, expect, test, vi } from 'vitest';
import { listUsers } from '../../../actions/users/list-users.ts';
import { answer, refused, run } from '../../okta.ts';

const page = (...ids: string[]) => ids.map((id) => ({ id }));
const next = (after: string) => ({
  link: `<https://acme.okta.com/api/v1/users?after=${after}&limit=2>; rel="next"`,
});

describe('list_users', () => {
  test('gives one page, and says that there is no more', async () => {
    answer('GET', '/api/v1/users?limit=200', 200, page('00u1', '00u2'));

    await expect(run(listUsers, {})).resolves.toEqual({
      users: page('00u1', '00u2'),
      count: 2,
      nextCursor: null,
      hasMore: false,
    });
  });

  test('follows pages until as many are there as were wanted, and continues after the last one', async () => {
    answer(
      'GET',
      '/api/v1/users?limit=200',
      200,
      page(...Array.from({ length: 200 }, (_, at) => `00u${at}`)),
      next('c1'),
    );
    answer('GET', '/api/v1/users?limit=1&after=c1', 200, page('00u200'), next('c2'));

    await expect(run(listUsers, { limit: 201 })).resolves.toMatchObject({
      count: 201,
      nextCursor: 'c2',
      hasMore: true,
    });
  });

  test('continues after a cursor', async () => {
    answer('GET', '/api/v1/users?limit=2&after=c2', 200, page('00u3'));

    await expect(run(listUsers, { limit: 2, after: 'c2' })).resolves.toMatchObject({
      count: 1,
      hasMore: false,
    });
  });

  test('encodes a search, with its sorting and fields', async () => {
    answer(
      'GET',
      '/api/v1/users?search=profile.city%20eq%20%22A%2BB%22&sortBy=profile.lastName&sortOrder=desc&fields=id%2Cstatus&limit=200',
      200,
      [],
    );

    await expect(
      run(listUsers, {
        search: 'profile.city eq "A+B"',
        sortBy: 'profile.lastName',
        sortOrder: 'desc',
        fields: 'id,status',
      }),
    ).resolves.toMatchObject({ users: [], count: 0 });
  });

  test('passes a filter and the beginning of a name', async () => {
    answer('GET', '/api/v1/users?filter=status%20eq%20%22ACTIVE%22&limit=200', 200, []);
    answer('GET', '/api/v1/users?q=ad&limit=200', 200, page('00u1'));

    await run(listUsers, { filter: 'status eq "ACTIVE"' });
    await expect(run(listUsers, { q: 'ad' })).resolves.toMatchObject({ count: 1 });
  });

  test('brings deactivated users in by a search for every status', async () => {
    const statuses = [
      'STAGED',
      'PROVISIONED',
      'ACTIVE',
      'PASSWORD_EXPIRED',
      'RECOVERY',
      'LOCKED_OUT',
      'SUSPENDED',
      'DEPROVISIONED',
    ];
    const search = encodeURIComponent(statuses.map((status) => `status eq "${status}"`).join(' or '));
    answer('GET', `/api/v1/users?search=${search}&limit=200`, 200, []);

    await expect(run(listUsers, { includeDeprovisioned: true })).resolves.toMatchObject({ count: 0 });
  });

  test('leaves a search as it is, since it finds deactivated users by itself', async () => {
    answer('GET', '/api/v1/users?search=id%20pr&limit=200', 200, []);

    await expect(run(listUsers, { includeDeprovisioned: true, search: 'id pr' })).resolves.toMatchObject({
      count: 0,
    });
  });

  test.each([
    ['filter', { search: 'id pr', filter: 'status eq "ACTIVE"' }],
    ['sortBy', { sortBy: 'status' }],
    ['after', { q: 'ad', after: 'c1' }],
    ['includeDeprovisioned', { includeDeprovisioned: true, q: 'ad' }],
  ])('refuses %s where Okta would ignore or refuse it', async (field, input) => {
    await expect(run(listUsers, input)).rejects.toMatchObject({ code: 'INVALID_INPUT', fields: [{ field }] });
  });

  test('says that there may be more, and no cursor, where the beginning of a name found all that was asked for', async () => {
    answer('GET', '/api/v1/users?q=a&limit=2', 200, [{ id: '1' }, { id: '2' }]);
    answer('GET', '/api/v1/users?q=a&limit=3', 200, [{ id: '1' }, { id: '2' }]);
    const log = vi.fn();

    await expect(run(listUsers, { q: 'a', limit: 2 }, { log })).resolves.toMatchObject({
      count: 2,
      nextCursor: null,
      hasMore: true,
    });
    await expect(run(listUsers, { q: 'a', limit: 3 }, { log })).resolves.toMatchObject({ hasMore: false });
    expect(log.mock.calls).toEqual([['There may be more items, but Okta offers no next page here.']]);
  });

  test("says in Okta's words what is wrong with a search", async () => {
    answer(
      'GET',
      '/api/v1/users?search=nonsense&limit=200',
      400,
      refused('E0000031', 'Invalid search criteria.'),
    );

    await expect(run(listUsers, { search: 'nonsense' })).rejects.toMatchObject({
      code: 'REJECTED',
      message: expect.stringContaining('Invalid search criteria.'),
    });
  });
});
