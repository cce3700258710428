import type { JsonSchema } from '../../../schemas/json-schema.ts';

/** Schemas shorter than this are written where they are used. */
const worthwhile = 400;

/**
 * The same document with each larger object schema that stands in it more than once under a name, and a reference in its
 * place: most hosts refuse a description of more than a megabyte. `known` are names that are given.
 */
export function named<T>(
  value: T,
  known: Record<string, JsonSchema>,
): { value: T; definitions: Record<string, JsonSchema> } {
  const uses = new Map<string, number>();
  count(value);
  const names = new Map(Object.entries(known).map(([name, schema]) => [JSON.stringify(schema), name]));
  const definitions: Record<string, JsonSchema> = {};

  function count(of: unknown): void {
    if (Array.isArray(of)) for (const item of of) count(item);
    else if (typeof of === 'object' && of !== null) {
      if (isShareable(of)) {
        const text = JSON.stringify(of);
        const times = uses.get(text) ?? 0;
        uses.set(text, times + 1);
        // What is inside is counted once, with the first of them.
        if (times > 0) return;
      }
      for (const [key, inner] of Object.entries(of)) if (!verbatim.has(key)) count(inner);
    }
  }

  function shared(of: unknown, near: string): unknown {
    if (Array.isArray(of)) return of.map((item) => shared(item, near));
    if (typeof of !== 'object' || of === null) return of;
    const text = JSON.stringify(of);
    const isNamed =
      names.has(text) || (isShareable(of) && (uses.get(text) ?? 0) > 1 && text.length > worthwhile);
    if (!isNamed) return inside(of, near);
    const name = names.get(text) ?? freeName(near);
    if (!names.has(text) || !definitions[name]) {
      names.set(text, name);
      // First, since a name that is taken must not be given again while the inside is looked at.
      definitions[name] = {};
      definitions[name] = inside(of, name) as JsonSchema;
    }
    return { $ref: `#/components/schemas/${name}` };
  }

  const inside = (of: object, near: string) =>
    Object.fromEntries(
      Object.entries(of).map(([key, inner]) => [
        key,
        verbatim.has(key) ? inner : shared(inner, nameBelow(key, near)),
      ]),
    );

  function freeName(near: string): string {
    if (!definitions[near]) return near;
    let at = 2;
    while (definitions[`${near}${at}`]) at += 1;
    return `${near}${at}`;
  }

  return { value: shared(value, 'Schema') as T, definitions };
}

/** Keywords whose values are data, not schemas. */
const verbatim = new Set(['example', 'enum', 'default', 'required', 'x-show-when']);

/** The name for what is below a key. */
function nameBelow(key: string, near: string): string {
  if (key === 'requestBody') return `${near}Input`;
  if (key === '200') return `${near}Output`;
  if (key === 'application/json') return near;
  if (key.includes('/')) return pascal(key.split('/').at(-1) ?? '');
  return structural.has(key) ? near : itemOf(pascal(key));
}

/** Keys that say nothing of what is below them. */
const structural = new Set(
  'post get responses content schema properties items anyOf additionalProperties'.split(' '),
);

const isShareable = (of: object): boolean => 'properties' in of && 'type' in of;

const pascal = (key: string): string =>
  key
    .split(/[^A-Za-z0-9]+/)
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('');

/** The item of a list is called like one of them: Policies → Policy. */
const itemOf = (word: string): string => word.replace(/ies$/, 'y').replace(/([^s])s$/, '$1') || 'Schema';
