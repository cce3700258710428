import type { JsonSchema } from '../../schemas/json-schema.ts';
import { cell, valueAt } from './csv-lines.ts';

/** A report as a page that a browser shows and prints: one file that loads nothing, written as the rows come. */
export function htmlPage(
  title: string,
  item: JsonSchema,
  paths: readonly string[],
): { begin(of: string, at: string): string; rows(items: readonly unknown[]): string; end(): string } {
  const columns = paths.map((path) => ({ keys: path.split('.'), title: titleAt(item, path) }));
  let count = 0;
  return {
    begin: (of, at) =>
      `${head(title)}<h1>${escaped(title)}</h1>\n<p>${[of && escaped(of), `${shown(at)} UTC`].filter(Boolean).join(', ')}</p>\n<table>\n<thead><tr>${columns
        .map((column) => `<th scope="col">${escaped(column.title)}</th>`)
        .join('')}</tr></thead>\n<tbody>\n`,
    rows(items) {
      count += items.length;
      return items
        .map(
          (one) =>
            `<tr>${columns.map(({ keys }) => `<td>${shown(valueAt(one, keys))}</td>`).join('')}</tr>\n`,
        )
        .join('');
    },
    end: () =>
      `</tbody>\n</table>\n<p>${count.toLocaleString('en')} ${count === 1 ? 'row' : 'rows'}</p>\n</body></html>\n`,
  };
}

function titleAt(schema: JsonSchema, path: string): string {
  const [key = '', ...rest] = path.split('.');
  const field = schema.properties?.[key];
  return field && rest.length > 0 ? titleAt(field, rest.join('.')) : (field?.title ?? key);
}

/** A time is read more easily without its T, its seconds and its Z. */
const shown = (value: unknown): string =>
  escaped(cell(value).replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?Z$/, '$1 $2'));

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

const head = (title: string) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title>
<style>
:root { color-scheme: light dark; font: 15px/1.45 system-ui, sans-serif; --line: #8884; }
body { margin: 2rem; }
h1 { font-size: 1.5rem; margin: 0; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: left; vertical-align: top; padding: .4rem .75rem .4rem 0; border-bottom: 1px solid var(--line); overflow-wrap: break-word; }
th { position: sticky; top: 0; background: Canvas; white-space: nowrap; }
@media print { body { margin: 0; font-size: 11px; } thead { display: table-header-group; } tr { break-inside: avoid; } }
</style></head><body>
`;
