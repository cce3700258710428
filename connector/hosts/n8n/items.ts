import type { Item, Json } from 'n8n-workflow';
import type { Operation } from './description.ts';

/** The things that an action gives out: each item of a list, or the whole. */
export function thingsOf({ items, effect }: Operation, output: unknown): Json[] {
  const whole = output as Json;
  if (items) return whole[items] as Json[];
  // n8n's own nodes answer a deletion like this.
  return [effect === 'delete' ? { deleted: true, ...whole } : whole];
}

/** Items of n8n, each with the incoming item that it comes from. */
export const itemsOf = (things: Json[], item: number, paths: readonly string[] | undefined): Item[] =>
  things.map((thing) => ({ json: paths ? only(thing, paths) : thing, pairedItem: { item } }));

/** A copy with some of the fields, in their places. */
export function only(thing: Json, paths: readonly string[]): Json {
  const copy: Json = {};
  for (const path of paths) {
    const keys = path.split('.');
    let from: unknown = thing;
    let to = copy;
    for (const [at, key] of keys.entries()) {
      if (typeof from !== 'object' || from === null || !Object.hasOwn(from, key)) break;
      from = (from as Json)[key];
      if (at === keys.length - 1) to[key] = from;
      else {
        to[key] ??= {};
        to = to[key] as Json;
      }
    }
  }
  return copy;
}
