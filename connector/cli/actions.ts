import type { Command } from 'commander';
import type { JsonSchema } from '../../schemas/json-schema.ts';
import type { Manifest, ManifestAction } from '../../schemas/manifest.ts';
import { byName } from '../core/load.ts';
import { loadConnector } from '../index.ts';
import type { Io } from './io.ts';
import { asJson } from './json.ts';

export const actionsCommand = (program: Command, io: Io): Command =>
  program
    .command('actions')
    .description('List the actions, or show the form and the output of one.')
    .argument('[name]', 'name of an action, such as suspend_user')
    .option('--json', 'print the manifest entries, with the JSON Schemas')
    .addHelpText('after', help)
    .action((name: string | undefined, options: { json?: true }) => showActions(name, options, io));

async function showActions(
  name: string | undefined,
  { json }: { json?: true },
  { stdout }: Io,
): Promise<void> {
  const { manifest } = await loadConnector();
  if (name === undefined) {
    stdout.write(json ? asJson(manifest.actions) : catalogue(manifest));
  } else {
    const action = byName('action', manifest.actions, name);
    stdout.write(json ? asJson(action) : describedAction(action));
  }
}

function catalogue({ resources, actions }: Manifest): string {
  const width = Math.max(...actions.map(({ name }) => name.length));
  const lines = resources.flatMap(({ name: resource, title }) => [
    title,
    ...actions
      .filter((action) => action.resource === resource)
      .map(({ name, description }) => `  ${name.padEnd(width)}  ${description}`),
    '',
  ]);
  return `${lines.join('\n')}\nTo show one action: okta-connector actions <name>\n`;
}

function describedAction({ sample, ...action }: ManifestAction): string {
  const { name, title, description, request, scopes, inputSchema, outputSchema } = action;
  return [
    `${title} (${name})`,
    description,
    '',
    ...(request ? [`Okta   ${request.method} ${request.path}`] : []),
    ...(scopes.length > 0 ? [`Scopes ${scopes.join(', ')}`] : []),
    '',
    'Input',
    ...fieldLines(inputSchema, 'required'),
    '',
    'Output',
    ...fieldLines(outputSchema, 'always present'),
    '',
    'Example',
    `  okta-connector run ${name} --input '${JSON.stringify(sample.input).replaceAll("'", "'\\''")}'`,
    '',
  ].join('\n');
}

/** Every field by its path, which is also how a recipe maps it: profile.login, users[].id. */
export function fieldLines(schema: JsonSchema, present: string, path = ''): string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, field]) => {
    const at = `${path}${key}`;
    const facts = [kind(field), ...(schema.required?.includes(key) ? [present] : []), ...remarks(field)];
    return [
      `  ${at}  ${facts.join(', ')}`,
      `      ${[field.title, field.description].filter(Boolean).join('. ')}`,
      ...fieldLines(field, present, `${at}.`),
      ...(field.items ? fieldLines(field.items, present, `${at}[].`) : []),
    ];
  });
}

function kind({ type, items, anyOf }: JsonSchema): string {
  if (anyOf) return [...new Set(anyOf.map(kind))].join(' or ');
  if (type === 'array' && items) return `array of ${kind(items)}`;
  return type === undefined ? 'any' : [type].flat().join(' or ');
}

const remarks = (field: JsonSchema): string[] => [
  ...(field.enum ? [`one of ${field.enum.join(' ')}`] : []),
  ...(field.default === undefined ? [] : [`default ${JSON.stringify(field.default)}`]),
  ...(field['x-secret'] ? ['secret'] : []),
];

const help = `
Examples
  okta-connector actions
  okta-connector actions suspend_user
  okta-connector actions create_user --json`;
