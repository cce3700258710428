import type { Manifest, ManifestTrigger } from '../schemas/manifest.ts';
import { errorCodes } from './core/error.ts';
import { controlEndpoints } from './sandbox/http/control.ts';
import { fault } from './sandbox/http/faults.ts';

/** The table of the resources, with the names of their actions. */
export const resourcesTable = ({ actions, resources }: Manifest): string =>
  table(
    ['Resource', 'Count', 'Actions'],
    resources.map(({ name: resource, title }) => {
      const own = actions.filter((action) => action.resource === resource);
      const place = title.toLowerCase().replaceAll(' ', '-');
      return [
        `[${title}](docs/actions.md#${place})`,
        String(own.length),
        own.map(({ name }) => code(name)).join(', '),
      ];
    }),
  );

/** The tables of the actions, under a heading for each resource. */
export const actionsTable = ({ actions, resources }: Manifest): string =>
  resources
    .map(({ name: resource, title }) => {
      const rows = actions
        .filter((action) => action.resource === resource)
        .map(({ name, description, feature, scopes }) => [
          code(name),
          feature ? `${description} Needs ${feature}.` : description,
          scopes.map(code).join(', '),
        ]);
      return `## ${title}\n\n${table(['Action', 'What it does', 'Scope'], rows)}`;
    })
    .join('\n\n');

/** The table of the triggers, under a heading for each group. */
export const triggersTable = ({ triggers, triggerGroups }: Manifest): string =>
  triggerGroups
    .map(({ name: group, title }) => {
      const rows = triggers
        .filter((trigger) => trigger.group === group)
        .map(({ name, description, source }) => [code(name), description, eventsOf(source)]);
      return `### ${title}\n\n${table(['Trigger', 'When it starts', 'Events of the log'], rows)}`;
    })
    .join('\n\n');

const eventsOf = (source: ManifestTrigger['source']): string =>
  'events' in source && source.events
    ? source.events.map(({ type, results = [] }) => [code(type), ...results].join(' ')).join(', ')
    : '';

/** The table of the error codes. */
export const errorsTable = (): string =>
  table(
    ['Code', 'Meaning', 'What to do'],
    Object.entries(errorCodes).map(([name, { meaning, remedy }]) => [code(name), meaning, remedy]),
  );

/** The minimum scopes: what a service app has to be granted for which actions and triggers. */
export function scopesTable({ actions, triggers }: Manifest): string {
  const scopes = [...new Set([...actions, ...triggers].flatMap((one) => one.scopes))].sort();
  const rows = scopes.map((scope) => {
    const needing = [actions, triggers].map((all) => all.filter((one) => one.scopes.includes(scope)));
    const [ofActions = [], ofTriggers = []] = needing.map((all) => all.map(({ name }) => code(name)));
    const few = ofTriggers.length > 4 ? [`${ofTriggers.length} triggers`] : ofTriggers;
    return [code(scope), [...ofActions, ...few].join(', ')];
  });
  return table(['Scope', 'Actions and triggers that need it'], rows);
}

/** The table of the sandbox's control endpoints. */
export const controlTable = (): string =>
  table(
    ['Control endpoint', 'What it does'],
    controlEndpoints.map(([method, path, description]) => [code(`${method} ${path}`), description]),
  );

/** The table of the faults that the sandbox can be asked for. */
export const faultsTable = (): string =>
  table(
    ['Fault', 'What it does'],
    fault.options.map(({ shape, description = '' }) => [code(shape.kind.value), description]),
  );

/** The pages that hold tables of what the code says. */
export const documented = [
  'README.md',
  'docs/actions.md',
  'docs/connection.md',
  'docs/sandbox.md',
  'docs/triggers.md',
];

/** A page with all its tables between their markers. */
export function withTables(page: string, manifest: Manifest): string {
  const tables = {
    scopes: scopesTable(manifest),
    resources: resourcesTable(manifest),
    actions: actionsTable(manifest),
    triggers: triggersTable(manifest),
    errors: errorsTable(),
    control: controlTable(),
    faults: faultsTable(),
  };
  return page.replaceAll(
    /(<!-- (scopes|resources|actions|triggers|errors|control|faults) -->\n).*?(<!-- \/\2 -->)/gs,
    (_, begin: string, name: keyof typeof tables, end: string) => `${begin}\n${tables[name]}\n\n${end}`,
  );
}

const code = (text: string) => `\`${text}\``;

const table = (heads: string[], rows: string[][]): string =>
  [heads, heads.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');
