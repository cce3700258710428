import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { AnyAction } from '../connector/core/define-action.ts';
import { loadConnector } from '../connector/index.ts';
import { type Sandbox, startSandbox } from '../connector/sandbox/index.ts';
import { allActions } from './all-actions.ts';
import { type Facts, look, sendTo } from './differential/facts.ts';
import { type BigOrg, grow } from './differential/lists.ts';
import { type Plain, plain } from './differential/plain.ts';
import { stateOf } from './differential/state.ts';
import { rows } from './rows.ts';

// Whatever an action gives or does is what the plain HTTP calls give or do. A new action is held to it by being in the
// catalogue: it needs rows beside its test, and each field of its input needs to be in one of them.

// Its waits take no time.
const okta = await loadConnector({ sleep: async () => {} });

const options = {
  rateLimit: 'off',
  // A page size that Okta does not take would otherwise be lowered without a word.
  highLimit: 'refused',
  licences: ['realms', 'user-classification', 'device-blocks', 'user-risk'],
} as const;

/** Runs any action. */
const runIn = (sandbox: Sandbox) => (name: string, input: object) =>
  okta.run(name as 'get_user', {
    connection: { domain: sandbox.origin, apiKey: sandbox.apiKey, sandbox: true },
    input: input as { userId: string },
  }) as Promise<Record<string, unknown>>;

/** A line for each item, so that thousands of them are compared at once, without what is not Okta's. */
const lines = (items: unknown, own: readonly string[] = []): string =>
  (items as object[])
    .map((item) => Object.entries(item).filter(([key]) => !own.includes(key)))
    .map((entries) => JSON.stringify(Object.fromEntries(entries)))
    .join('\n');

/** The inputs by which Okta pages a list, which every row is run with. */
const pagedBy = ({ inputSchema }: AnyAction) =>
  ['limit', 'after'].filter((field) => field in (inputSchema.properties ?? {}));

const lists = allActions.filter(({ name }) => rows[name]?.list);
const reads = allActions.filter(({ name }) => rows[name]?.read);
const changes = allActions.filter(({ name }) => rows[name]?.change);

describe('in an org of many pages', { timeout: 30_000 }, () => {
  let sandbox: Sandbox;
  let org: Plain;
  let big: BigOrg;

  beforeAll(async () => {
    sandbox = await startSandbox({ ...options, users: 450, groups: 280 });
    org = plain(sandbox);
    for (const { prepare } of Object.values(rows)) await prepare?.(org);
    big = await grow(org);
  }, 60_000);
  afterAll(() => sandbox.stop());

  async function hold(action: AnyAction, limits: (pageSize: number) => number[]): Promise<void> {
    const { name, request } = action;
    const { items: noun = '', pageSize = 0, whole } = request?.list ?? {};
    const paged = pagedBy(action).length > 0;
    const own = rows[name]?.own;
    for (const [input, path] of rows[name]?.list?.(big) ?? []) {
      const row = JSON.stringify(input);
      const run = (page: object) => runIn(sandbox)(name, { ...input, ...page });
      const all = await org.all(path);
      expect(
        all.length,
        `${path} finds nothing: choose in the rows of ${name} something that has items`,
      ).toBeGreaterThan(0);

      for (const limit of paged ? limits(pageSize) : [undefined]) {
        const { [noun]: items, hasMore } = await run(limit ? { limit } : {});
        expect(lines(items, own), `${row} with the limit ${limit}`).toBe(lines(all.slice(0, limit)));
        expect(hasMore || all.length <= (limit ?? all.length), `${row} with the limit ${limit}`).toBe(true);
      }
      if (!paged || (whole && whole.when in input)) continue;

      const limit = Math.ceil(all.length / 3);
      const items: unknown[] = [];
      for (let after: unknown; after !== null && items.length <= all.length; ) {
        const page = await run({ limit, ...(after !== undefined && { after }) });
        items.push(...(page[noun] as unknown[]));
        after = page['hasMore'] ? page['nextCursor'] : null;
      }
      expect(lines(items, own), `${row}, read in three runs`).toBe(lines(all));
    }
  }

  test.each(lists)('$name gives the items of the plain calls in order', (action) =>
    hold(action, (pageSize) => [1, 7, pageSize, pageSize + 1, 10_000]),
  );

  const withPages = lists.filter(({ request }) => request?.list?.pageSize && request.path !== '/api/v1/logs');
  test.each(withPages)('$name gives them all the same when every other page is empty', async (action) => {
    await org.send('POST', '/sandbox/faults', { kind: 'emptyPage', path: '/api/v1/*' });
    onTestFinished(async () => void (await org.send('DELETE', '/sandbox/faults')));
    await hold(action, (pageSize) => [pageSize + 1]);
  });

  test.each(reads)('$name gives what the plain call gives', async ({ name }) => {
    for (const [input, output] of (await rows[name]?.read?.(big)) ?? []) {
      const { headers, ...given } = await runIn(sandbox)(name, input);
      expect(given, JSON.stringify(input)).toEqual(await output(org));
    }
  });

  test.each(allActions)('each field of $name is in a row', async (action) => {
    const { name, inputSchema } = action;
    const readings = await rows[name]?.read?.(big);
    const changes = await rows[name]?.change?.(big);
    const inputs = [
      ...(rows[name]?.list?.(big).map(([input]) => input) ?? []),
      ...(readings?.map(([input]) => input) ?? []),
      ...(changes?.map(({ input }) => input) ?? []),
    ];
    const tried = [
      ...inputs.flatMap((input) => Object.keys(input)),
      ...(rows[name]?.list ? pagedBy(action) : []),
    ];

    expect(inputs.length, `rows of ${name}`).toBeGreaterThan(0);
    expect([...new Set(tried)].sort()).toEqual(Object.keys(inputSchema.properties ?? {}).sort());
  });

  test('every list has the rows of a list', () => {
    // A report of a whole job has its rows as a reading.
    const declared = allActions.filter(
      ({ outputSchema, steps }) => 'hasMore' in (outputSchema.properties ?? {}) && steps.length === 0,
    );

    expect(declared.map(({ name }) => name)).toEqual(lists.map(({ name }) => name));
  });
});

describe('in two orgs that are equal', { timeout: 30_000 }, () => {
  let one: Sandbox;
  let other: Sandbox;
  let facts: Facts;
  let began: string;

  beforeAll(async () => {
    const time = Date.now();
    began = new Date(time - 1000).toISOString();
    [one, other] = await Promise.all([
      startSandbox({ ...options, users: 80, now: () => time }),
      startSandbox({ ...options, users: 80, now: () => time }),
    ]);
    const both: Facts['both'] = (...call) =>
      Promise.all([one, other].map((org, place) => sendTo(plain(org), call, place)));
    facts = { ...(await look(plain(one))), both };
    await look(plain(other));
  }, 60_000);
  afterAll(() => Promise.all([one.stop(), other.stop()]));

  test.each(changes)('$name does what the plain call does', async ({ name }) => {
    for (const row of (await rows[name]?.change?.(facts)) ?? []) {
      const { input, before = [], calls, about = input['userId'], shows } = row;
      for (const org of [one, other]) for (const call of before) await plain(org).send(...call);
      const refused = await runIn(one)(name, input).then(
        () => false,
        () => true,
      );
      let status = 0;
      for (const call of calls) ({ status } = await plain(other).send(...call));

      expect(refused, `${JSON.stringify(input)}: the plain call gives ${status}`).toBe(status >= 400);
      const [ours, theirs] = await Promise.all([one, other].map((org) => stateOf(org, began, about, shows)));
      expect(ours, JSON.stringify(input)).toBe(theirs);
    }
  });
});
