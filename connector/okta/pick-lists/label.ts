import { isObject } from '../../core/conform.ts';
import type { LabelTemplate } from '../../core/pick-list.ts';

/**
 * The label of an item by a template. `{name|id}` is the first of these places in it that is filled; `{status!ACTIVE}` is
 * empty where the status is ACTIVE; `{created:10}` is the first ten characters. What stands in brackets is left out where
 * a place in it is empty: `{name|id}[ ({status})]`. Of several templates the first counts that is not empty then.
 */
export const labelOf = (template: LabelTemplate, item: unknown): string =>
  [template]
    .flat()
    .map((one) => filled(one, item))
    .find(Boolean) ?? '';

const filled = (template: string, item: unknown): string =>
  template
    .replaceAll(/\[([^\]]*)\]/g, (_, part: string) => {
      const places = part.match(place) ?? [];
      return places.every((one) => filledIn(one, item)) ? filledIn(part, item) : '';
    })
    .replaceAll(place, (one) => filledIn(one, item))
    .trim();

const place = /\{[^}]*\}/g;

const filledIn = (part: string, item: unknown): string =>
  part.replaceAll(place, (one) => {
    for (const alternative of one.slice(1, -1).split('|')) {
      const [, path = '', unless, length] = /^([^!:]*)(?:!(\w+))?(?::(\d+))?$/.exec(alternative) ?? [];
      const text = textAt(item, path);
      if (text && text !== unless) return length ? text.slice(0, Number(length)) : text;
    }
    return '';
  });

/** The text at a place, or the texts of a list there. */
function textAt(item: unknown, path: string): string {
  const value = path.split('.').reduce<unknown>((at, key) => (isObject(at) ? at[key] : undefined), item);
  return Array.isArray(value) ? value.join(', ') : typeof value === 'string' ? value : '';
}
