import { ConnectorError } from '../../core/error.ts';
import type { QueryValue } from '../../core/request.ts';

/**
 * A path from its template and the values for its `{placeholders}`, each encoded, and the query behind it.
 *
 * Encoding alone does not keep a value in its place: URL parsers fold `..` and `%2e%2e` into the segment before, so that
 * `/users/../lifecycle/suspend` is another operation. Such values are refused.
 */
export function pathOf(
  template: string,
  params: Record<string, unknown> = {},
  query: Record<string, QueryValue> = {},
): string {
  const path = template.replaceAll(/\{(\w+)\}/g, (_, name: string) => segment(name, params[name]));
  const search = queryOf(query);
  return search ? `${path}?${search}` : path;
}

/** Looks for a part between slashes, however they are written, that a URL parser folds into the part before. */
export const hasDotSegment = (text: string): boolean =>
  /[.%]/.test(text) && text.split(/[/\\]|%2f|%5c/i).some((part) => /^(?:\.|%2e){1,2}$/i.test(part));

function segment(name: string, value: unknown): string {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
  if (text === '' || hasDotSegment(text)) {
    throw new ConnectorError(
      'INVALID_INPUT',
      `"${name}" must be an ID or a name; "${text}" cannot be part of a path.`,
      { fields: [{ field: name, message: 'must be an ID or a name' }] },
    );
  }
  if (text.includes('/')) {
    const message = 'contains a slash, which Okta does not accept in a path; use the ID';
    throw new ConnectorError('INVALID_INPUT', `"${name}" ${message}.`, {
      fields: [{ field: name, message }],
    });
  }
  return encoded(name, text);
}

/** Half of a surrogate pair, as a text cut in the middle of an emoji leaves it, cannot be encoded. */
function encoded(name: string, text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    throw new ConnectorError('INVALID_INPUT', `"${name}" ${unreadable}.`, {
      fields: [{ field: name, message: unreadable }],
    });
  }
}

const unreadable = 'contains half a character, which happens when a text is cut off';

function queryOf(query: Record<string, QueryValue>): string {
  const pairs: string[] = [];
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null || value === '') continue;
    for (const each of Array.isArray(value) ? value : [value]) {
      pairs.push(`${encodeURIComponent(name)}=${encoded(name, String(each))}`);
    }
  }
  return pairs.join('&');
}
