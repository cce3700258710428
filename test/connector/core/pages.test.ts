import { describe, expect, test, vi } from 'vitest';
import { getUser } from '../../../actions/users/get-user.ts';
import { listUsers } from '../../../actions/users/list-users.ts';
import { ConnectorError } from '../../../connector/core/error.ts';
import type { RunCall } from '../../../connector/core/load.ts';
import { pagesOf } from '../../../connector/core/pages.ts';

const connection = { domain: 'acme', apiKey: 'key' };

/** The page before a cursor: one user, who is named after it. */
const pageBefore = (nextCursor: string | null, hasMore = nextCursor !== null) => ({
  users: [{ id: `before ${nextCursor}` }],
  count: 1,
  nextCursor,
  hasMore,
});

/** A run that gives these pages, and its pages. */
function paged(pages: object[], call: Partial<RunCall> = {}) {
  const run = vi.fn<(action: unknown, call: RunCall) => Promise<unknown>>();
  for (const page of pages) run.mockResolvedValueOnce(page);
  run.mockRejectedValue(new ConnectorError('RATE_LIMITED', 'Wait.'));
  const read = pagesOf(run, listUsers, { connection, ...call });
  const inputs = () => run.mock.calls.map(([, { input }]) => input);
  return { run, read, inputs };
}

async function all(pages: AsyncIterable<unknown>) {
  const read = [];
  for await (const page of pages) read.push(page);
  return read;
}

describe('pagesOf', () => {
  test('gives each page as the run gave it, until there is no more', async () => {
    const pages = [pageBefore('c1'), pageBefore('c2'), pageBefore(null)];
    const { read, inputs } = paged(pages, { input: { q: 'a', limit: 1 } });

    expect(await all(read)).toEqual(pages);
    expect(inputs()).toEqual([
      { q: 'a', limit: 1, after: undefined },
      { q: 'a', limit: 1, after: 'c1' },
      { q: 'a', limit: 1, after: 'c2' },
    ]);
  });

  test('takes no input for an empty one', async () => {
    const { read, inputs } = paged([pageBefore(null)]);
    await all(read);

    expect(inputs()).toEqual([{ after: undefined }]);
  });

  test('begins where it is told to, and hands the signal and the log to each run', async () => {
    const { signal } = new AbortController();
    const log = vi.fn();
    const call = { connection, input: { after: 'c5' }, signal, log };
    const { run, read } = paged([pageBefore('c6'), pageBefore(null)], call);
    await all(read);

    expect(run.mock.calls).toEqual([
      [listUsers, call],
      [listUsers, { ...call, input: { after: 'c6' } }],
    ]);
  });

  test('asks for nothing before it is read, and for no page too many', async () => {
    const { run, read } = paged([pageBefore('c1'), pageBefore('c2')]);
    expect(run).not.toHaveBeenCalled();

    for await (const page of read) {
      expect(page).toEqual(pageBefore('c1'));
      break;
    }
    expect(run).toHaveBeenCalledOnce();
  });

  test('ends where Okta has more and no cursor that leads there', async () => {
    const { run, read } = paged([pageBefore(null, true)]);

    expect(await all(read)).toEqual([pageBefore(null, true)]);
    expect(run).toHaveBeenCalledOnce();
  });

  test('ends where a growing log has no more, though its cursor leads on', async () => {
    const { run, read } = paged([pageBefore('c1', false)]);

    expect(await all(read)).toEqual([pageBefore('c1', false)]);
    expect(run).toHaveBeenCalledOnce();
  });

  test.each([
    ['in a circle', undefined, ['c1', 'c2', 'c1']],
    ['back to where it began', 'c1', ['c2', 'c1']],
  ])('ends where the cursors lead %s, and says so', async (_, after, cursors) => {
    const log = vi.fn();
    const { run, read } = paged(
      cursors.map((cursor) => pageBefore(cursor)),
      { input: { after }, log },
    );

    expect(await all(read)).toHaveLength(cursors.length);
    expect(run).toHaveBeenCalledTimes(cursors.length);
    expect(log).toHaveBeenCalledExactlyOnceWith(
      'Okta returned a page cursor that it had returned before, so the list stops here.',
    );
  });

  test('gives what it has read before a page fails', async () => {
    const { read } = paged([pageBefore('c1')]);
    const found: unknown[] = [];
    const reading = (async () => {
      for await (const page of read) found.push(page);
    })();

    await expect(reading).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    expect(found).toEqual([pageBefore('c1')]);
  });

  test('refuses an action that is no list, and does not run it', async () => {
    const run = vi.fn();
    const read = pagesOf(run, getUser, { connection, input: { userId: '00u1' } });

    await expect(all(read)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      action: 'get_user',
      message: '"Get user" does not return a list. Use run instead of pages.',
    });
    expect(run).not.toHaveBeenCalled();
  });
});
