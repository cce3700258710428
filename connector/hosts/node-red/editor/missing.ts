import type { Field } from './fields.ts';
import type { Input } from './palette.ts';

/** True, or which required fields are empty: Node-RED marks the node and shows the sentences. */
export function missing(fields: Field[], input: Input): true | string[] {
  const titles = empty(fields, input, '');
  return titles.length === 0 || titles.map((title) => `${title} is missing.`);
}

function empty(fields: Field[], input: Input, before: string): string[] {
  return fields.flatMap(({ key, title, kind, required, fields: inner = [] }) => {
    const path = before + key;
    // One source for the whole object is as good as its parts.
    if (input[path] || !(required || holds(input, path))) return [];
    return kind === 'object' && inner.length > 0 ? empty(inner, input, `${path}.`) : [title];
  });
}

/** Whether a field, or a part of it, was filled in. */
export const holds = (input: Input, key: string): boolean =>
  Object.keys(input).some((path) => path === key || path.startsWith(`${key}.`));
