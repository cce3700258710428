/** Rows by id, and in the order of their ids. */
export interface Table<T extends { readonly id: string }> {
  readonly rows: readonly T[];
  get(id: string): T | undefined;
  add(row: T): void;
  remove(row: T): void;
}

/** The place of the first row whose id comes after an id. */
export function firstAfter(rows: readonly { readonly id: string }[], id: string): number {
  return placeOf(rows.length, (index) => (rows[index]?.id ?? '') > id);
}

/** The first place from which a condition holds. */
function placeOf(length: number, isSo: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isSo(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

export function table<T extends { readonly id: string }>(): Table<T> {
  const rows: T[] = [];
  const byId = new Map<string, T>();
  return {
    rows,
    get: (id) => byId.get(id),
    add(row) {
      const last = rows.at(-1);
      if (last && last.id > row.id) rows.splice(firstAfter(rows, row.id), 0, row);
      else rows.push(row);
      byId.set(row.id, row);
    },
    remove({ id }) {
      if (byId.delete(id)) rows.splice(firstAfter(rows, id) - 1, 1);
    },
  };
}

export interface DatedTable<T extends { readonly id: string; readonly lastUpdated: string }>
  extends Table<T> {
  /** The rows updated at a time or later, and perhaps some more. */
  since(time: string): readonly T[];
  /** Says that a row may have changed since it was given out. */
  touch(id: string): void;
}

/**
 * A table that also keeps its rows in the order of their last change: polling for changes asks for few of very many.
 * Callers change the rows that they get, so each row that was given out is checked again.
 */
export function datedTable<T extends { readonly id: string; readonly lastUpdated: string }>(): DatedTable<T> {
  const { rows, get, add, remove } = table<T>();
  /** The dates with the ids, sorted; undefined until somebody asks. */
  let dated: string[] | undefined;
  const keys = new Map<string, string>();
  const givenOut = new Set<string>();

  const keyOf = ({ lastUpdated, id }: T) => `${lastUpdated} ${id}`;
  const placeOfKey = (sorted: string[], key: string) =>
    placeOf(sorted.length, (index) => (sorted[index] ?? '') >= key);

  function touch(id: string): void {
    if (dated) givenOut.add(id);
  }

  function uptodate(): string[] {
    if (!dated) {
      for (const row of rows) keys.set(row.id, keyOf(row));
      dated = [...keys.values()].sort();
    }
    for (const id of givenOut) {
      const row = get(id);
      const before = keys.get(id);
      const after = row && keyOf(row);
      if (before === after) continue;
      if (before !== undefined) dated.splice(placeOfKey(dated, before), 1);
      if (after === undefined) keys.delete(id);
      else {
        dated.splice(placeOfKey(dated, after), 0, after);
        keys.set(id, after);
      }
    }
    givenOut.clear();
    return dated;
  }

  return {
    rows,
    touch,
    get(id) {
      touch(id);
      return get(id);
    },
    add(row) {
      touch(row.id);
      add(row);
    },
    remove(row) {
      touch(row.id);
      remove(row);
    },
    since(time) {
      const sorted = uptodate();
      const recent = sorted.slice(placeOfKey(sorted, time));
      // Sorting many by their ids again would take longer than reading all.
      if (recent.length > rows.length / 50) return rows;
      const ids = recent.map((key) => key.slice(key.indexOf(' ') + 1)).sort();
      return ids.flatMap((id) => get(id) ?? []);
    },
  };
}
