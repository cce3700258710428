import { describe, expect, test } from 'vitest';
import { withinBudget } from '../../../../connector/hosts/mcp/budget.ts';
import type { ManifestAction } from '../../../../connector/index.ts';
import manifest from '../../../../connector.manifest.json' with { type: 'json' };

const action = (name: string) =>
  manifest.actions.find((one) => one.name === name) as unknown as ManifestAction;

/** A list of users whose sizes differ, paged as the connector pages. */
function list(names: string[]) {
  const limits: unknown[] = [];
  const run = async ({ limit = 200, after }: { limit?: number; after?: string }) => {
    limits.push(limit);
    const start = after ? Number(after) : 0;
    const users = names.slice(start, start + limit).map((name) => ({ name }));
    const end = start + users.length;
    const nextCursor = end < names.length ? String(end) : null;
    return { users, count: users.length, nextCursor, hasMore: nextCursor !== null };
  };
  return { run, limits };
}

const names = Array.from({ length: 100 }, (_, at) => `${at} ${'x'.repeat(at)}`);

describe('withinBudget', () => {
  test('gives what fits as it is, by one run', async () => {
    const { run, limits } = list(names.slice(0, 5));

    const { output, remark } = await withinBudget({
      action: action('list_users'),
      input: {},
      most: 10_000,
      run,
    });

    expect(output).toMatchObject({ count: 5, nextCursor: null });
    expect(remark).toBeUndefined();
    expect(limits).toEqual([200]);
  });

  test('cuts a list to whole items, and its cursor goes on exactly after the last one', async () => {
    const { run } = list(names);
    const seen: unknown[] = [];
    let after: string | null | undefined;
    do {
      const input = { limit: 80, ...(after && { after }) };
      const { output } = await withinBudget({ action: action('list_users'), input, most: 1500, run });
      expect(JSON.stringify(output).length).toBeLessThanOrEqual(1500);
      seen.push(...(output.users as unknown[]));
      after = output.nextCursor as string | null;
    } while (after);

    expect(seen).toEqual(names.map((name) => ({ name })));
  });

  test('says how many it left out', async () => {
    const { run } = list(names);

    const { output, remark } = await withinBudget({
      action: action('list_users'),
      input: {},
      most: 1500,
      run,
    });

    expect(remark).toMatch(new RegExp(`^These are ${output.count} of the 100 items`));
    expect(remark).toMatch(/Go on with after: nextCursor\.$/);
  });

  test('sends nobody to a cursor where the list has no next page', async () => {
    const { run } = list(names);
    const unpaged = async (input: { limit?: number }) => ({ ...(await run(input)), nextCursor: null });

    const { remark } = await withinBudget({
      action: action('list_users'),
      input: { q: 'x' },
      most: 1500,
      run: unpaged,
    });

    expect(remark).toMatch(/too long\. Find the others by a narrower search\.$/);
  });

  test('refuses one item, or what is no list, that is too long', async () => {
    const { run } = list(['x'.repeat(2000)]);
    const reading = { input: {}, most: 1500, run };

    for (const name of ['list_users', 'get_user']) {
      await expect(withinBudget({ ...reading, action: action(name) })).rejects.toMatchObject({
        code: 'INVALID_INPUT',
        message: expect.stringContaining('--max-output'),
      });
    }
  });

  test('runs once what changes the org, and gives all of what came of it', async () => {
    const { run, limits } = list(names);

    const { output } = await withinBudget({ action: action('update_user'), input: {}, most: 10, run });

    expect(output).toMatchObject({ count: 100 });
    expect(limits).toHaveLength(1);
  });
});
