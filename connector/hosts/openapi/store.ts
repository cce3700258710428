import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Small objects by their ID, in memory, and in a folder if there is one, so that they outlive the process. */
export interface Store<T> {
  get(id: string): T | undefined;
  set(id: string, value: T): void;
  delete(id: string): void;
  all(): [id: string, value: T][];
}

/** Opens a store. Of more than `most` objects the oldest go. Only the user of this process can read the files. */
export function openStore<T>(folder: string | undefined, most: number): Store<T> {
  const kept = new Map<string, T>();
  const file = (id: string) => join(folder ?? '', `${id}.json`);
  if (folder !== undefined) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    for (const name of readdirSync(folder).filter((one) => one.endsWith('.json'))) {
      kept.set(name.slice(0, -'.json'.length), JSON.parse(readFileSync(join(folder, name), 'utf8')) as T);
    }
  }
  return {
    get: (id) => kept.get(id),
    set(id, value) {
      kept.delete(id);
      kept.set(id, value);
      if (folder !== undefined) {
        // Beside the old one first: half an object is worse than an old one.
        writeFileSync(`${file(id)}.new`, JSON.stringify(value), { mode: 0o600 });
        renameSync(`${file(id)}.new`, file(id));
      }
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) this.delete(oldest);
    },
    delete(id) {
      kept.delete(id);
      if (folder !== undefined) rmSync(file(id), { force: true });
    },
    all: () => [...kept],
  };
}
