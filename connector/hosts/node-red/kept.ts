import type { Node, Red } from './red.ts';

/** The store that the studio keeps on disk. Elsewhere Node-RED's settings say where a context is kept. */
export const durableStore = 'oktaTriggers';

/** What a node keeps in its context under a key, which outlives it where the store does. */
export function contextStore<T>(red: Red, node: Node, key: string) {
  const store = red.settings.contextStorage?.[durableStore] ? durableStore : undefined;
  const context = node.context();
  return {
    get: () =>
      new Promise<T | undefined>((resolve, reject) => {
        context.get(key, store, (error, value) => (error ? reject(error) : resolve(value as T | undefined)));
      }),
    set: (value: T) =>
      new Promise<void>((resolve, reject) => {
        context.set(key, value, store, (error) => (error ? reject(error) : resolve()));
      }),
  };
}
