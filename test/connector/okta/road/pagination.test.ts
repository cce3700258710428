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

  test('gives an item once that moved from one page to the next', async () => {
    const { items, count, queries } = await list(
      users,
      { limit: 4, pageSize: 2 },
      page(['a', 'b'], next('b')),
      page(['b', 'c'], next('c')),
      page(['d'], next('d')),
    );

    expect(items).toEqual([{ id: 'a' }, { id: 'b' }, { id: 'c' }, { id: 'd' }]);
    expect(count).toBe(4);
    expect(queries[2]).toMatchObject({ limit: 1 });
  });

  test('tells log events apart by uuid, and keeps items that have no ID', async () => {
    const { items } = await list(
      users,
      { limit: 9, pageSize: 9 },
      page([{ uuid: '1' }, { uuid: '1' }, { name: 'x' }, { name: 'x' }, null]),
    );

    expect(items).toEqual([{ uuid: '1' }, { name: 'x' }, { name: 'x' }, null]);
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
    ['a page before', [page(['a'], next('x')), page(['b'], next('y')), page(['c'], next('x'))]],
    ['the same page', [page(['a'], next('x')), page(['b'], next('x'))]],
    ['where it began', [page(['a'], next('begin'))]],
  ])('refuses a cursor that leads back to %s', async (_, pages) => {
    const outcome = list(users, { after: 'begin', limit: pages.length, pageSize: 1 }, ...pages);

    await expect(outcome).rejects.toMatchObject({
      code: 'UNEXPECTED_RESPONSE',
      message: expect.stringContaining('the same page cursor twice'),
    });
  });

  test('refuses a list that goes on for ever without anything new', async () => {
    const pages = Array.from({ length: 101 }, (_, index) => page(['a'], next(`${index}`)));

    await expect(list(users, { limit: 9, pageSize: 1 }, ...pages)).rejects.toMatchObject({
      code: 'UNEXPECTED_RESPONSE',
      message: 'Okta gave 100 pages without anything new, so the list would never end.',
    });
  });

  test.each([[{ value: [] }], [undefined], ['']])('refuses %j for a list', async (body) => {
    await expect(list(users, { pageSize: 2 }, { status: 200, headers: {}, body })).rejects.toMatchObject({
      code: 'UNEXPECTED_RESPONSE',
      message: 'Okta answered a list with something that is no list.',
    });
  });

  test('refuses a link to a next page that holds no cursor', async () => {
    const link = '<https://acme.okta.com/api/v1/users?page=2>; rel="next"';
    await expect(list(users, { pageSize: 2 }, page(['a'], link))).rejects.toMatchObject({
      code: 'UNEXPECTED_RESPONSE',
    });
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
    ['with something that is no URL', '<next>; rel="next"', null],
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
