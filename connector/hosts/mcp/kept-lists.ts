import { randomUUID } from 'node:crypto';

/** A list that was read whole and is given in parts. */
export interface KeptList {
  action: string;
  /** The input of the call that read it, without the cursor. */
  input: Record<string, unknown>;
  output: Record<string, unknown>;
  /** Of the JSON of the output. */
  bytes: number;
}

export interface KeptLists {
  /** Keeps a list, and gives back the name by which it is found. */
  keep(list: KeptList): string;
  find(name: string): KeptList | undefined;
}

/** The lists of which a part is still to be given. A list that nobody goes on with is forgotten. */
export function openKeptLists(): KeptLists {
  const lists = new Map<string, { list: KeptList; used: number }>();

  /** A map holds what was put in last at its end: the oldest goes first. The newest stays, however long it is. */
  function forget(): void {
    let bytes = [...lists.values()].reduce((sum, { list }) => sum + list.bytes, 0);
    for (const [name, { list, used }] of lists) {
      const isNewest = lists.size === 1;
      if (performance.now() - used <= patience && (isNewest || bytes <= maxBytes)) return;
      lists.delete(name);
      bytes -= list.bytes;
    }
  }

  function put(name: string, list: KeptList): void {
    lists.delete(name);
    lists.set(name, { list, used: performance.now() });
    forget();
  }

  return {
    keep(list) {
      const name = randomUUID();
      put(name, list);
      return name;
    },
    find(name) {
      forget();
      const found = lists.get(name)?.list;
      if (found) put(name, found);
      return found;
    },
  };
}

/** The time in ms for which a list is kept after its last use: an agent may ask a person in between. */
const patience = 600_000;

/** A run gives at most 10 000 items, some 15 MB of users. */
const maxBytes = 32 * 2 ** 20;
