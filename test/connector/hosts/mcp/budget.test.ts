import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { withinBudget } from '../../../../connector/hosts/mcp/budget.ts';
import { openKeptLists } from '../../../../connector/hosts/mcp/kept-lists.ts';
import { loadConnector } from '../../../../connector/index.ts';

const { manifest } = await loadConnector();

function actionCalled(name: string) {
  const action = manifest.actions.find((one) => one.name === name);
  if (!action) throw new Error(`There is no action ${name}.`);
  return action;
}

interface Asked {
  name?: string;
  input?: Record<string, unknown>;
  most?: number;
}

/** A server for a list of users whose sizes differ, paged as the connector pages. */
function server(names: string[], last: object = {}) {
  const keptLists = openKeptLists();
  const runs: unknown[] = [];
  const read = ({ name = 'list_users', input = {}, most = 1500 }: Asked) =>
    withinBudget({
      action: actionCalled(name),
      input,
      most,
      keptLists,
      run: async () => {
        const { limit = 200, after } = input as { limit?: number; after?: string };
        runs.push(after);
        const start = after ? Number(after) : 0;
        const users = names.slice(start, start + limit).map((name) => ({ name }));
        const end = start + users.length;
        const nextCursor = end < names.length ? String(end) : null;
        return { users, count: users.length, nextCursor, hasMore: nextCursor !== null, ...last };
      },
    });
  return { read, runs };
}

const names = Array.from({ length: 100 }, (_, at) => `${at} ${'x'.repeat(at)}`);

/** All items that come when each cursor is followed, and how many parts they came in. */
async function followed(read: ReturnType<typeof server>['read'], input: Record<string, unknown>) {
  const seen: unknown[] = [];
  let parts = 0;
  let after: unknown;
  do {
    const { output } = await read({ input: { ...input, ...(after !== undefined && { after }) } });
    expect(JSON.stringify(output).length).toBeLessThanOrEqual(1500);
    expect(output).toMatchObject({ count: (output.users as unknown[]).length });
    expect(output.hasMore).toBe(output.nextCursor !== null);
    seen.push(...(output.users as unknown[]));
    parts += 1;
    after = output.nextCursor;
  } while (after !== null);
  return { seen, parts };
}

describe('withinBudget', () => {
  test('gives what fits as it is', async () => {
    const { read } = server(names.slice(0, 5));

    const { output, remark } = await read({});

    expect(output).toMatchObject({ count: 5, nextCursor: null });
    expect(remark).toBeUndefined();
  });

  test('gives a list that is too long in parts, each item once and in order, and reads no item twice', async () => {
    const { read, runs } = server(names);

    const { seen, parts } = await followed(read, { limit: 80 });

    expect(seen).toEqual(names.map((name) => ({ name })));
    expect(parts).toBeGreaterThan(4);
    expect(runs).toEqual([undefined, '80']);
  });

  test('fills each part as far as it goes', async () => {
    const { read } = server(names.map(() => 'x'.repeat(50)));

    const { output } = await read({});

    const [item] = output.users as unknown[];
    expect(JSON.stringify(output).length).toBeGreaterThan(1500 - 2 * JSON.stringify(item).length);
  });

  test('says which items these are, and how to go on', async () => {
    const { read } = server(names);

    const first = await read({});
    const second = await read({ input: { after: first.output.nextCursor } });

    const count = Number(first.output.count);
    expect(first.remark).toMatch(
      new RegExp(`^Items 1 to ${count} of 100\\..*pass nextCursor as "after"\\.$`),
    );
    expect(second.remark).toMatch(new RegExp(`^Items ${count + 1} to `));
  });

  test('goes on within a list that has no next page of its own, and ends as it ends', async () => {
    const { read } = server(names.slice(0, 50), { nextCursor: null, hasMore: true });

    let { output } = await read({ input: { q: 'x' } });
    const seen = [...(output.users as unknown[])];
    while (output.nextCursor) {
      ({ output } = await read({ input: { q: 'x', after: output.nextCursor } }));
      seen.push(...(output.users as unknown[]));
    }

    expect(seen).toHaveLength(50);
    expect(output).toMatchObject({ nextCursor: null, hasMore: true });
  });

  test('gives the same part again when a cursor is used again', async () => {
    const { read } = server(names);
    const { output } = await read({});
    const again = () => read({ input: { after: output.nextCursor } });

    expect(await again()).toEqual(await again());
  });

  test('goes on with the input as it was, left out or repeated, and with no other', async () => {
    const { read } = server(names);
    const { output } = await read({ input: { search: 'a', limit: 90 } });
    const { nextCursor: after } = output;

    expect(await read({ input: { after } })).toEqual(
      await read({ input: { limit: 90, after, search: 'a' } }),
    );
    for (const other of [{ search: 'b' }, { limit: 10 }, { filter: 'c' }]) {
      await expect(read({ input: { ...other, after } })).rejects.toMatchObject({
        code: 'INVALID_INPUT',
        message: expect.stringContaining('Use the same input as before'),
      });
    }
    await expect(read({ name: 'list_groups', input: { after } })).rejects.toThrow('this cursor has expired');
  });

  test('forgets a list that nobody goes on with for ten minutes', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    onTestFinished(() => void vi.useRealTimers());
    const { read } = server(names);
    const { output } = await read({});
    const goOn = () => read({ input: { after: output.nextCursor } });

    vi.advanceTimersByTime(599_000);
    await goOn();
    vi.advanceTimersByTime(599_000);
    await goOn();
    vi.advanceTimersByTime(601_000);

    await expect(goOn()).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringContaining('Start the list again without "after".'),
    });
  });

  test('refuses one item, or what is no list, that is too long', async () => {
    const { read } = server(['x'.repeat(2000)]);

    for (const name of ['list_users', 'get_user']) {
      await expect(read({ name })).rejects.toMatchObject({
        code: 'INVALID_INPUT',
        message: expect.stringContaining('--max-output'),
      });
    }
  });

  test('gives all of what came of a change', async () => {
    const { read } = server(names);

    const { output } = await read({ name: 'update_user', most: 10 });

    expect(output).toMatchObject({ count: 100 });
  });

  test('finds one list of items in the output of every list', () => {
    const paged = manifest.actions.filter(({ inputSchema }) => 'after' in inputSchema.properties);

    expect(paged.length).toBeGreaterThan(0);
    for (const { name, outputSchema } of paged) {
      const lists = Object.values(outputSchema.properties).filter(
        (field) => 'type' in field && field.type === 'array',
      );
      expect(lists, name).toHaveLength(1);
    }
  });
});

describe('the lists that are kept', () => {
  const list = (bytes: number) => ({ action: 'list_users', input: {}, output: {}, bytes });

  test('are at most 32 MiB, of which the one that was used longest ago goes first', () => {
    const { keep, find } = openKeptLists();
    const [first, second, third] = [keep(list(2 ** 24)), keep(list(2 ** 23)), keep(list(2 ** 23))];
    find(first);

    const fourth = keep(list(1));

    expect([first, second, third, fourth].map((name) => find(name) !== undefined)).toEqual([
      true,
      false,
      true,
      true,
    ]);
  });

  test('hold the newest however long it is', () => {
    const { keep, find } = openKeptLists();
    const before = keep(list(1));
    const long = keep(list(2 ** 26));

    expect(find(before)).toBeUndefined();
    expect(find(long)).toBeDefined();
  });
});
