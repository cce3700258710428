import type { Field } from './fields.ts';
import { stepOfPill } from './names.ts';
import type { Input } from './palette.ts';
import { shown } from './shown.ts';

/** A sentence for each required field that is empty. Node-RED marks the node and shows them. */
export function missing(fields: Field[], input: Input): string[] {
  const asked = fields.flatMap((field) => {
    const { required, showWhen } = field;
    const place = shown(field, fields, (key) => input[key]);
    if (place === 'no') return [];
    return showWhen?.required && place === 'yes' && !required
      ? [{ ...field, required: true as const }]
      : [field];
  });
  return empty(asked, input, '').map((title) => `${title} is missing.`);
}

/** A sentence for each step that a datapill names and that does not exist. */
export function lost(input: Input, steps: Set<string>): string[] {
  const pills = Object.values(input).filter(({ type }) => type === 'pill');
  const named = new Set(pills.map(({ value }) => stepOfPill(String(value))));
  return [...named]
    .filter((step) => !steps.has(step))
    .map((step) => `No step of this flow is called "${step}". Choose the datapill again.`);
}

function empty(fields: Field[], input: Input, before: string): string[] {
  return fields.flatMap(({ key, title, kind, required, fields: inner = [] }) => {
    const path = before + key;
    // One source for the whole object is as good as its parts.
    if (input[path] || !(required || isFilledIn(input, path))) return [];
    return kind === 'object' && inner.length > 0 ? empty(inner, input, `${path}.`) : [title];
  });
}

/** True if a field, or a part of it, was filled in. */
export const isFilledIn = (input: Input, key: string): boolean =>
  Object.keys(input).some((path) => path === key || path.startsWith(`${key}.`));
