import type { Manifest } from '../schemas/manifest.ts';
import { errorCodes } from './core/error.ts';

/** The table of the actions, under a heading for each resource. */
export const actionsTable = ({ actions, resources }: Manifest): string =>
  resources
    .map(({ name: resource, title }) => {
      const rows = actions
        .filter((action) => action.resource === resource)
        .map(({ name, description, scopes }) => [code(name), description, scopes.map(code).join(', ')]);
      return `### ${title}\n\n${table(['Action', 'What it does', 'Scope'], rows)}`;
    })
    .join('\n\n');

/** The table of the error codes. */
export const errorsTable = (): string =>
  table(
    ['Code', 'Meaning', 'What to do'],
    Object.entries(errorCodes).map(([name, { meaning, wayOut }]) => [code(name), meaning, wayOut]),
  );

/** The minimum scopes: what a service app has to be granted for which actions. */
export function scopesTable({ actions }: Manifest): string {
  const scopes = [...new Set(actions.flatMap((action) => action.scopes))].sort();
  const rows = scopes.map((scope) => {
    const needing = actions.filter((action) => action.scopes.includes(scope));
    return [code(scope), needing.map(({ name }) => code(name)).join(', ')];
  });
  return table(['Scope', 'Actions that need it'], rows);
}

/** The pages that hold tables of what the code says. */
export const documented = ['README.md', 'docs/connection.md'];

/** A page with all its tables between their markers. */
export function withTables(page: string, manifest: Manifest): string {
  const tables = { scopes: scopesTable(manifest), actions: actionsTable(manifest), errors: errorsTable() };
  return page.replaceAll(
    /(<!-- (scopes|actions|errors) -->\n).*?(<!-- \/\2 -->)/gs,
    (_, begin: string, name: keyof typeof tables, end: string) => `${begin}\n${tables[name]}\n\n${end}`,
  );
}

const code = (text: string) => `\`${text}\``;

const table = (heads: string[], rows: string[][]): string =>
  [heads, heads.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');
