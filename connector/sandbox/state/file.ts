import { accessSync, constants, readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { z } from 'zod/v3';
import { resumeGroups } from '../groups/evaluation.ts';
import { resumeHooks } from '../hooks/delivery.ts';
import type { Size } from '../seed/seed.ts';
import { resumeUsers } from '../users/transitions.ts';
import { createOrg, type OrgOptions } from './create-org.ts';
import type { Org } from './org.ts';
import { random } from './random.ts';
import type { Table } from './table.ts';

/** The seed and the size that an org was made from. */
export interface Plan extends Size {
  readonly seed: number;
}

/** The part of an org that a file keeps. Everything else follows from the seed. */
interface State {
  readonly version: 2;
  readonly plan: Plan;
  readonly clock: { readonly at: number; readonly ahead: number; readonly running: boolean };
  /** The positions of the org in the random sequences that follow from its seed. */
  readonly drawn: { readonly ids: number; readonly names: number; readonly wire: number };
  readonly log: Org['log'];
  readonly outbox: Org['outbox'];
  readonly tables: Readonly<Record<string, readonly { readonly id: string }[]>>;
}

/** The outline tells a state from other JSON. The version stands for the shape of the rows. */
const outline = z.object({
  version: z.literal(2),
  plan: z.object({ seed: z.number(), users: z.number(), groups: z.number() }),
  clock: z.object({ at: z.number(), ahead: z.number(), running: z.boolean() }),
  drawn: z.object({ ids: z.number(), names: z.number(), wire: z.number() }),
  log: z.array(z.unknown()),
  outbox: z.array(z.unknown()),
  tables: z.record(z.array(z.object({ id: z.string() }))),
});

/** The state in a file, or undefined if there is no file yet. */
export function readState(file: string): State | undefined {
  try {
    accessSync(dirname(resolve(file)), constants.W_OK);
  } catch (cause) {
    throw new Error(
      `The file ${file} cannot be written. Name a file in an existing folder that you can write to.`,
      {
        cause,
      },
    );
  }
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    const state: State = JSON.parse(text, (_, value) => (isSet(value) ? new Set(value.$set) : value));
    if (outline.safeParse(state).success) return state;
  } catch {}
  throw new Error(
    `The file ${file} does not hold a sandbox that this version can read. Name another file, or delete this one to start over.`,
  );
}

/** The org that a file has kept. */
export function restoredOrg(options: OrgOptions, { clock, drawn, log, outbox, tables }: State): Org {
  const org = createOrg(options, random(options.seed));
  for (const [name, table] of tablesOf(org)) for (const row of tables[name] ?? []) table.add(row);
  for (const user of org.users.rows) org.setLogin(user, String(user.profile['login']));
  for (const event of log) org.log.push(event);
  for (const message of outbox) org.outbox.push(message);
  org.newId.count = drawn.ids;
  org.names.state = drawn.names;
  org.wire.state = drawn.wire;
  const { running } = clock;
  org.clock.set({ at: running ? org.clock.now() + clock.ahead : clock.at, running });
  org.search.settle();
  resumeGroups(org);
  resumeUsers(org);
  resumeHooks(org);
  return org;
}

const isSet = (value: unknown): value is { readonly $set: readonly unknown[] } =>
  typeof value === 'object' && value !== null && '$set' in value;

const tablesOf = (org: Org): [name: string, table: Table<{ readonly id: string }>][] =>
  Object.entries(org).filter(([, value]) => typeof value === 'object' && value !== null && 'rows' in value);

function stateOf(plan: Plan, org: Org): string {
  const { clock, newId, names, wire, log, outbox } = org;
  const state: State = {
    version: 2,
    plan,
    clock: { at: clock.now(), ahead: clock.ahead, running: clock.running },
    drawn: { ids: newId.count, names: names.state, wire: wire.state },
    log,
    outbox,
    tables: Object.fromEntries(tablesOf(org).map(([name, { rows }]) => [name, rows])),
  };
  return JSON.stringify(state, (_, value) => (value instanceof Set ? { $set: [...value] } : value));
}

export interface Keeper {
  /** Call this when something may have changed. */
  changed(): void;
  /** Writes what is not written yet. */
  stop(): Promise<void>;
}

/**
 * Writes an org to a file, a second after it has changed and no sooner: as a whole, and so that the file is always one
 * or the other, never half of both.
 */
export function keeper(file: string, current: () => readonly [Plan, Org]): Keeper {
  let timer: NodeJS.Timeout | undefined;
  let pause = 1000;
  let written: Promise<void> = Promise.resolve();

  function write(): void {
    timer = undefined;
    const started = performance.now();
    const text = stateOf(...current());
    // Writing a large org takes time, and requests must get most of it.
    pause = Math.max(1000, 20 * (performance.now() - started));
    const before = written.catch(() => {});
    written = before.then(async () => {
      const temporary = `${file}.${process.pid}.tmp`;
      await writeFile(temporary, text, { mode: 0o600 });
      await rename(temporary, file);
    });
    // The promise that `stop` returns passes the failure on.
    written.catch(() => {});
  }

  return {
    changed() {
      timer ??= setTimeout(write, pause).unref();
    },
    stop() {
      if (timer) clearTimeout(timer);
      if (timer) write();
      return written;
    },
  };
}
