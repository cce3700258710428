import { describe, expect, test, vi } from 'vitest';
import type { ListOptions, Reply } from '../../../../connector/core/client.ts';
import type { Call } from '../../../../connector/core/request.ts';
import { listPages } from '../../../../connector/okta/road/pagination.ts';

const users: Call = { method: 'GET', path: '/api/v1/users', query: { search: 'status eq "ACTIVE"' } };
const logs: Call = { method: 'GET', path: '/api/v1/logs' };

const next = (cursor: string) => `<https://acme.okta.com/api/v1/users?after=${cursor}&limit=2>; rel="next"`;
const self = '<https://acme.okta.com/api/v1/users?limit=2>; rel="self"';

const page = (ids: unknown[], link?: string): Reply => ({
  status: 200,
  headers: link === undefined ? {} : { link },
  body: ids.map((id) => (typeof id === 'string' ? { id } : id)),
});

/** Lists against pages in order; keeps the query of each call and what was logged. */
async function list(call: Call, options: ListOptions, ...pages: Reply[]) {
  const queries: Call['query'][] = [];
  const log = vi.fn();
  const send = async ({ method, path, query }: Call) => {
    expect({ method, path }).toEqual({ method: call.method, path: call.path });
    queries.push(query);
    return pages[queries.length - 1] ?? page(['asked too often']);
  };
  const { page: found, reply } = await listPages(send, call, options, log);
  return { ...found, reply, queries, log };
}

describe('listPages', () => {
  test('takes a page of any length', async () => {
    const ids = Array.from({ length: 300_000 }, (_, at) => `00u${at}`);

    expect(await list(users, {}, page(ids))).toMatchObject({ count: 300_000, hasMore: false });
  });

  test('gives one page without a limit, and where it goes on', async () => {
    const { queries, reply, log, ...found } = await list(users, { pageSize: 2 }, page(['a', 'b'], next('b')));

    expect(found).toEqual({
      items: [{ id: 'a' }, { id: 'b' }],
      count: 2,
      nextCursor: 'b',
      hasMore: true,
    });
    expect(queries).toEqual([{ search: 'status eq "ACTIVE"', limit: 2 }]);
    expect(reply.headers).toEqual({ link: next('b') });
    expect(log).not.toHaveBeenCalled();
  });

  test('follows the cursor through as many pages as the limit needs, with the query of the first', async () => {
    const { items, nextCursor, hasMore, queries } = await list(
      users,
      { limit: 100, pageSize: 2 },
      page(['a', 'b'], next('b')),
      page(['c', 'd'], next('d')),
      page(['e']),
    );

    expect(items).toEqual([{ id: 'a' }, { id: 'b' }, { id: 'c' }, { id: 'd' }, { id: 'e' }]);
    expect({ nextCursor, hasMore }).toEqual({ nextCursor: null, hasMore: false });
    expect(queries).toEqual([
      { search: 'status eq "ACTIVE"', limit: 2 },
      { search: 'status eq "ACTIVE"', limit: 2, after: 'b' },
      { search: 'status eq "ACTIVE"', limit: 2, after: 'd' },
    ]);
  });

  test('asks for a shorter page when fewer are wanted', async () => {
    const { queries } = await list(users, { limit: 1, pageSize: 200 }, page(['a'], next('a')));

    expect(queries[0]).toMatchObject({ limit: 1 });
  });

  test('asks for what is missing on the last page, so that the cursor continues after the last item', async () => {
    const { items, nextCursor, queries } = await list(
      users,
      { limit: 3, pageSize: 2 },
      page(['a', 'b'], next('b')),
      page(['c'], next('c')),
    );

    expect(items).toHaveLength(3);
    expect(nextCursor).toBe('c');
    expect(queries[1]).toMatchObject({ limit: 1, after: 'b' });
  });

  test('never cuts a page that is longer than what was asked for', async () => {
    const { count, nextCursor } = await list(
      users,
      { limit: 1, pageSize: 20 },
      page(['a', 'b', 'c'], next('c')),
    );

    expect({ count, nextCursor }).toEqual({ count: 3, nextCursor: 'c' });
  });

  test('continues after the cursor that it is given', async () => {
    const { queries } = await list(users, { after: 'b', pageSize: 2 }, page(['c']));

    expect(queries[0]).toMatchObject({ after: 'b' });
  });

  test('goes on after an empty page that has a next one', async () => {
    const { items } = await list(
      users,
      { limit: 9, pageSize: 2 },
      page(['a'], next('x')),
      page([], next('y')),
      page(['b']),
    );

    expect(items).toEqual([{ id: 'a' }, { id: 'b' }]);
  });

  test('gives an item once that moved from one page to the next, where its ID says that it is the same', async () => {
    const { items, count, queries } = await list(
      users,
      { limit: 4, pageSize: 2, identity: 'id' },
      page(['a', 'b'], next('b')),
      page(['b', 'c'], next('c')),
      page(['d'], next('d')),
    );

    expect(items).toEqual([{ id: 'a' }, { id: 'b' }, { id: 'c' }, { id: 'd' }]);
    expect(count).toBe(4);
    expect(queries[2]).toMatchObject({ limit: 1 });
  });

  test('tells log events apart by uuid where that makes them the same', async () => {
    const { items } = await list(
      users,
      { limit: 9, pageSize: 9, identity: 'uuid' },
      page([{ uuid: '1', id: 'a' }], next('1')),
      page([
        { uuid: '1', id: 'b' },
        { uuid: '2', id: 'a' },
      ]),
    );

    expect(items).toEqual([
      { uuid: '1', id: 'a' },
      { uuid: '2', id: 'a' },
    ]);
  });

  test('leaves nothing out that one page holds, nor what has no ID', async () => {
    const all = [{ id: 'a' }, { id: 'a' }, { name: 'x' }, { id: null }, null];
    const { items } = await list(
      users,
      { limit: 19, pageSize: 9, identity: 'id' },
      page(all, next('1')),
      page([{ name: 'x' }, { id: null }, null]),
    );

    expect(items).toEqual([...all, { name: 'x' }, { id: null }, null]);
  });

  test('leaves nothing out without a word of what makes two items the same', async () => {
    const { items } = await list(
      users,
      { limit: 9, pageSize: 2 },
      page(['a', 'b'], next('b')),
      page(['b', 'b']),
    );

    expect(items).toEqual([{ id: 'a' }, { id: 'b' }, { id: 'b' }, { id: 'b' }]);
  });

  test('reads a list without pages to its end and sends no limit', async () => {
    const { items, hasMore, queries } = await list(users, {}, page(['a', 'b'], next('b')), page(['c']));

    expect(items).toHaveLength(3);
    expect(hasMore).toBe(false);
    expect(queries[0]).toEqual({ search: 'status eq "ACTIVE"' });
  });

  test('says after each page how far it is', async () => {
    const { log } = await list(users, { limit: 9, pageSize: 2 }, page(['a', 'b'], next('b')), page(['c']));

    expect(log.mock.calls).toEqual([['2 items so far']]);
  });

  test.each([
    ['a page before', 'x', [page(['a'], next('x')), page(['b'], next('y')), page(['c'], next('x'))]],
    ['the same page', 'x', [page(['a'], next('x')), page(['b'], next('x'))]],
    ['the same page, with nothing in it', 'x', [page(['a'], next('x')), page([], next('x'))]],
  ])('stops with what was read at a cursor that leads back to %s', async (_, last, pages) => {
    const { items, nextCursor, hasMore, queries, log } = await list(
      users,
      { limit: 9, pageSize: 1 },
      ...pages,
    );

    expect(items).toEqual(pages.flatMap(({ body }) => body));
    expect({ nextCursor, hasMore }).toEqual({ nextCursor: last, hasMore: true });
    expect(queries).toHaveLength(pages.length);
    expect(log).toHaveBeenLastCalledWith('Okta returned the same page cursor twice, so the list stops here.');
  });

  test('says that no more follows where a cursor leads back to itself, so that nobody follows it for ever', async () => {
    const { items, nextCursor, hasMore } = await list(
      users,
      { after: 'x', limit: 9, pageSize: 1 },
      page(['b'], next('x')),
    );

    expect(items).toEqual([{ id: 'b' }]);
    expect({ nextCursor, hasMore }).toEqual({ nextCursor: 'x', hasMore: false });
  });

  test('stops with what was read after 100 pages with nothing new', async () => {
    const pages = Array.from({ length: 101 }, (_, index) => page(['a'], next(`${index}`)));
    const { nextCursor, hasMore, items, log } = await list(
      users,
      { limit: 9, pageSize: 1, identity: 'id' },
      ...pages,
    );

    expect(items).toEqual([{ id: 'a' }]);
    expect({ nextCursor, hasMore }).toEqual({ nextCursor: '100', hasMore: true });
    expect(log).toHaveBeenLastCalledWith('Okta returned 100 pages with nothing new, so the list stops here.');
  });

  test('refuses a list that gives 100 pages with nothing in them, and nothing before', async () => {
    const pages = Array.from({ length: 100 }, (_, index) => page([], next(`${index}`)));

    await expect(list(users, { limit: 9, pageSize: 1 }, ...pages)).rejects.toMatchObject({
      code: 'UNEXPECTED_RESPONSE',
      message: 'Okta returned 100 pages with nothing new, and nothing before them. Narrow the list down.',
    });
  });

  test.each([[{ value: 'a' }], [{ a: [], b: [] }], [{ id: '00g1', objectClass: [] }], [undefined], ['']])(
    'refuses %j for a list',
    async (body) => {
      await expect(list(users, { pageSize: 2 }, { status: 200, headers: {}, body })).rejects.toMatchObject({
        code: 'UNEXPECTED_RESPONSE',
        message: 'Okta returned something that is not a list.',
      });
    },
  );

  test.each([
    ['without a cursor', '<https://acme.okta.com/api/v1/users?page=2>; rel="next"'],
    ['with an empty cursor', next('')],
    ['that is no URL', '<next>; rel="next"'],
  ])('stops with what was read at a link %s', async (_, link) => {
    const pages = [page(['a'], next('x')), page(['b'], link)];
    const { items, nextCursor, hasMore, log } = await list(users, { limit: 9, pageSize: 1 }, ...pages);

    expect(items).toEqual([{ id: 'a' }, { id: 'b' }]);
    expect({ nextCursor, hasMore }).toEqual({ nextCursor: 'x', hasMore: true });
    expect(log).toHaveBeenLastCalledWith(
      'Okta returned no cursor for the next page, so the list stops here.',
    );
  });

  test.each([
    ['cut', ['a', 'b'], true],
    ['whole', ['a'], false],
  ])('says of a list that has no next page whether it may be %s', async (_, ids, hasMore) => {
    const found = await list(users, { limit: 2, pageSize: 200, whole: true }, page(ids));

    expect(found).toMatchObject({ count: ids.length, nextCursor: null, hasMore });
  });
});

describe('a list in an object', () => {
  const roles: Call = { method: 'GET', path: '/api/v1/iam/roles' };
  const inObject = (ids: string[], href?: string): Reply => ({
    ...page([]),
    body: { roles: ids.map((id) => ({ id })), _links: href ? { next: { href } } : {}, _embedded: [] },
  });

  test('goes on where the link in the body leads', async () => {
    const { items, nextCursor, hasMore, queries } = await list(
      roles,
      {},
      inObject(['a'], 'https://acme-admin.okta.com/api/v1/iam/roles?after=a'),
      inObject(['b']),
    );

    expect(items).toEqual([{ id: 'a' }, { id: 'b' }]);
    expect({ nextCursor, hasMore }).toEqual({ nextCursor: null, hasMore: false });
    expect(queries).toEqual([{}, { after: 'a' }]);
  });

  test('goes on where the Link header leads, if there is one', async () => {
    const { queries } = await list(
      roles,
      {},
      {
        ...inObject(['a'], 'https://acme.okta.com/api/v1/iam/roles?after=body'),
        headers: { link: next('a') },
      },
      inObject(['b']),
    );

    expect(queries[1]).toEqual({ after: 'a' });
  });
});

describe('the Link header', () => {
  test.each([
    ['joined with self', `${self}, ${next('b')}`, 'b'],
    ['in the other order', `${next('b')}, ${self}`, 'b'],
    ['alone', next('b'), 'b'],
    ['without quotes', '<https://acme.okta.com/x?after=b>; rel=next', 'b'],
    ['with other parameters', '<https://acme.okta.com/x?after=b>; title="more, please"; rel="next"', 'b'],
    [
      'with commas in the URL',
      `${self}, <https://acme.okta.com/x?fields=profile:(a,b)&after=b,c>; rel="next"`,
      'b,c',
    ],
    ['with an encoded cursor', '<https://acme.okta.com/x?after=a%2Bb%3D%3D>; rel="next"', 'a+b=='],
    ['with self alone', self, null],
    ['with another relation', '<https://acme.okta.com/x?after=b>; rel="nextarchive"', null],
    ['left out', undefined, null],
    ['empty', '', null],
  ])('%s gives the cursor', async (_, link, cursor) => {
    const { nextCursor, hasMore } = await list(users, { pageSize: 1 }, page(['a'], link));

    expect({ nextCursor, hasMore }).toEqual({ nextCursor: cursor, hasMore: cursor !== null });
  });

  test('gives nothing but the cursor: the call stays at the org, whatever host it names', async () => {
    const link = '<https://evil.example.org/api/v1/secrets?after=b&search=all>; rel="next"';
    const { queries } = await list(users, { limit: 9, pageSize: 2 }, page(['a'], link), page(['b']));

    expect(queries[1]).toEqual({ search: 'status eq "ACTIVE"', limit: 2, after: 'b' });
  });

  // Links of Okta's that lack what was asked for, as recorded.
  test.each([
    ['/api/v1/mappings', { sourceId: '0oa1', targetId: 'oty1' }],
    ['/api/v1/idps', { q: 'Goo', type: 'GOOGLE' }],
    ['/api/v1/users', { search: 'id pr', sortOrder: 'desc' }],
    ['/api/v1/apps/0oa1/users', { expand: 'user' }],
  ])('of %s loses parameters, which go along all the same, once each', async (path, query) => {
    const call: Call = { method: 'GET', path, query };
    const link = `<https://acme.okta.com${path}?after=b&limit=2>; rel="next"`;
    const { queries } = await list(call, { limit: 9, pageSize: 2 }, page(['a'], link), page(['b']));

    expect(queries[1]).toEqual({ ...query, limit: 2, after: 'b' });
  });

  test('of the System Log holds since in its cursor, beside which Okta refuses it', async () => {
    const since = '2026-11-20T12:00:00Z';
    for (const query of [
      { since },
      { since, until: '2026-11-21T12:00:00Z' },
      { since, sortOrder: 'DESCENDING' },
    ]) {
      const pages = [page([{ uuid: '1' }], next('1')), page([])];
      const { queries } = await list({ ...logs, query }, { limit: 9, pageSize: 1 }, ...pages);

      expect(queries).toEqual([
        { ...query, limit: 1 },
        { ...query, since: undefined, limit: 1, after: '1' },
      ]);
    }
    const { queries } = await list({ ...logs, query: { since } }, { after: '1', pageSize: 1 }, page([]));
    expect(queries).toEqual([{ after: '1', limit: 1 }]);
  });
});

describe('a subscription to the System Log', () => {
  test('ends at an empty page, and keeps the cursor for the next time', async () => {
    const { items, nextCursor, hasMore, queries } = await list(
      logs,
      { limit: 9, pageSize: 2 },
      page([{ uuid: '1' }, { uuid: '2' }], next('2')),
      page([], next('3')),
    );

    expect(items).toHaveLength(2);
    expect({ nextCursor, hasMore }).toEqual({ nextCursor: '3', hasMore: false });
    expect(queries).toHaveLength(2);
  });

  test.each([
    ['no next link', undefined],
    ['the next link that it was asked with', next('2')],
  ])('ends at an empty page with %s, and keeps the last cursor', async (_, link) => {
    const { items, nextCursor, hasMore } = await list(
      logs,
      { limit: 9, pageSize: 2 },
      page([{ uuid: '1' }, { uuid: '2' }], next('2')),
      page([], link),
    );

    expect(items).toHaveLength(2);
    expect({ nextCursor, hasMore }).toEqual({ nextCursor: '2', hasMore: false });
  });

  test('keeps the last cursor where a page with events has no next link', async () => {
    const { nextCursor } = await list(
      logs,
      { limit: 9, pageSize: 1 },
      page([{ uuid: '1' }], next('1')),
      page([{ uuid: '2' }]),
    );

    expect(nextCursor).toBe('1');
  });

  test('may give the cursor back that it was asked with', async () => {
    const { nextCursor } = await list(logs, { after: '3', limit: 9, pageSize: 2 }, page([], next('3')));

    expect(nextCursor).toBe('3');
  });

  test.each([{ until: '2026-11-21T12:00:00Z' }, { sortOrder: 'DESCENDING' }])(
    'is none with %j, where an empty page is a page like any other',
    async (query) => {
      const call = { ...logs, query };
      const { items } = await list(
        call,
        { limit: 9, pageSize: 2 },
        page([], next('1')),
        page([{ uuid: '1' }]),
      );

      expect(items).toEqual([{ uuid: '1' }]);
    },
  );
});
