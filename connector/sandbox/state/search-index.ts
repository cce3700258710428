import type { Clock } from './clock.ts';
import type { Group, User } from './rows.ts';
import { type DatedTable, type Table, table } from './table.ts';

/** The users and groups that `search` sees. Okta's index follows the org after a while; everything else is fresh. */
export interface SearchIndex {
  readonly users: readonly User[];
  readonly groups: readonly Group[];
  /** The ids of what was changed since the last `publish`: each event of the System Log names them. */
  readonly changed: Set<string>;
  /** Lets the index see what was changed, after the delay. */
  publish(): void;
  /** Lets the index see all as it is now. */
  settle(): void;
}

interface Searched {
  readonly users: DatedTable<User>;
  readonly groups: Table<Group>;
}

export function searchIndex({ users, groups }: Searched, delay: number, clock: Clock): SearchIndex {
  const changed = new Set<string>();
  const parts =
    delay > 0 ? ([lagging(users, delay, clock), lagging(groups, delay, clock)] as const) : undefined;
  return {
    get users() {
      return parts ? parts[0].rows : users.rows;
    },
    get groups() {
      return parts ? parts[1].rows : groups.rows;
    },
    changed,
    publish() {
      for (const id of changed) {
        users.touch(id);
        for (const part of parts ?? []) part.follow(id);
      }
      changed.clear();
    },
    settle() {
      for (const part of parts ?? []) part.settle();
    },
  };
}

/** Copies of the rows of a table, each of which follows the row after a while. */
function lagging<T extends { readonly id: string }>(source: Table<T>, delay: number, clock: Clock) {
  let seen = table<T>();

  function see(copies: Table<T>, id: string, copy: T | undefined): void {
    const before = copies.get(id);
    if (before) copies.remove(before);
    if (copy) copies.add(copy);
  }

  return {
    get rows() {
      return seen.rows;
    },
    follow(id: string) {
      const row = source.get(id);
      const copies = seen;
      const copy = row && structuredClone(row);
      clock.after(delay, () => see(copies, id, copy));
    },
    /** Changes still to come are older. They go to the copies that nobody reads any more. */
    settle() {
      seen = table<T>();
      for (const row of source.rows) seen.add(structuredClone(row));
    },
  };
}
