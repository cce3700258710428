import { isObject } from '../core/conform.ts';
import { ConnectorError } from '../core/error.ts';

/**
 * Writes objects as rows of CSV, with the paths as headings above the first. A list of texts is one cell, separated by
 * commas; an object is its JSON. What a spreadsheet would take for a formula is written as a text.
 */
export async function csvLines(paths: readonly string[]): Promise<(items: readonly unknown[]) => string> {
  const stringify = await csvStringifier();
  let header = true;
  return (items) => {
    const rows = items.map((item) => paths.map((path) => cell(valueAt(item, path.split('.')))));
    const text = stringify(header ? [[...paths], ...rows] : rows, { escape_formulas: true });
    header = false;
    return text;
  };
}

/** What stands at a path of an object. */
export function valueAt(value: unknown, [key, ...rest]: string[]): unknown {
  if (key === undefined) return value;
  return isObject(value) && Object.hasOwn(value, key) ? valueAt(value[key], rest) : undefined;
}

/** A value as the text of a cell. */
export function cell(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object')) return value.join(',');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

async function csvStringifier() {
  try {
    return (await import('csv-stringify/sync')).stringify;
  } catch {
    throw new ConnectorError('INVALID_INPUT', 'CSV needs one more package: npm install csv-stringify');
  }
}
