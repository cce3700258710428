import { isObject } from '../../core/conform.ts';
import type { FieldChange } from '../../core/plan.ts';

/** The fields that differ, by their places with dots. Lists are compared as a whole. */
export function fieldChanges(before: unknown, after: unknown): FieldChange[] {
  const [old, now] = [leaves(before), leaves(after)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((field) => {
    const [was, is] = [old.get(field), now.get(field)];
    if (JSON.stringify(was) === JSON.stringify(is)) return [];
    return [{ field, ...(old.has(field) && { before: was }), ...(now.has(field) && { after: is }) }];
  });
}

/** Where Okta keeps the way to other objects and its own dates, which differ without a change. */
const ownOfOkta = /^(?:_links|_embedded|lastUpdated|lastLogin|statusChanged|created)$/;

function leaves(value: unknown, place = '', found = new Map<string, unknown>()): Map<string, unknown> {
  if (!isObject(value)) {
    if (place !== '' && value !== undefined) found.set(place, value);
    return found;
  }
  for (const [key, inner] of Object.entries(value)) {
    if (!ownOfOkta.test(key)) leaves(inner, place ? `${place}.${key}` : key, found);
  }
  return found;
}
