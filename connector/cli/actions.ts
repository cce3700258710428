import type { Command } from 'commander';
import type { JsonSchema } from '../../schemas/json-schema.ts';
import type { Manifest, ManifestAction } from '../../schemas/manifest.ts';
import { ConnectorError } from '../core/error.ts';
import { byName } from '../core/load.ts';
import { conditionsIn } from '../hosts/shared/conditions.ts';
import { bestFor } from '../hosts/shared/find.ts';
import { loadConnector } from '../index.ts';
import type { Io } from './io.ts';
import { asJson } from './json.ts';

export const actionsCommand = (program: Command, io: Io): Command =>
  program
    .command('actions')
    .description('List the actions, find some by words, or show the form and the output of one.')
    .argument('[words...]', 'name of an action or of a resource, or what you want to do')
    .option('--json', 'print the manifest entries, with the JSON Schemas')
    .addHelpText('after', help)
    .action((words: string[], options: { json?: true }) => showActions(words, options, io));

async function showActions(words: string[], { json }: { json?: true }, { stdout }: Io): Promise<void> {
  const { manifest } = await loadConnector();
  const { actions, resources } = manifest;
  const [name = '', ...more] = words;
  const resource = resources.find((one) => one.name === name);
  if (words.length === 0) {
    stdout.write(json ? asJson(actions) : catalogue(resources, actions));
  } else if (more.length === 0 && resource) {
    const own = actions.filter((action) => action.resource === name);
    stdout.write(json ? asJson(own) : catalogue([resource], own));
  } else if (more.length === 0 && (name.includes('_') || actions.some((action) => action.name === name))) {
    const action = byName('action', actions, name);
    stdout.write(json ? asJson(action) : describedAction(action));
  } else {
    const found = bestFor(words.join(' '), actions);
    if (found.length === 0) throw nothingFound();
    stdout.write(json ? asJson(found) : `${rows(found).join('\n')}\n\n${hint}`);
  }
}

const nothingFound = () =>
  new ConnectorError(
    'INVALID_INPUT',
    'No action fits these words. Use other words, or list all actions: okta-connector actions',
  );

const catalogue = (resources: Manifest['resources'], actions: ManifestAction[]): string => {
  const lines = resources.flatMap(({ name, title }) => {
    const own = actions.filter(({ resource }) => resource === name);
    return [`${title} (${own.length})`, ...rows(own), ''];
  });
  return `${lines.join('\n')}\n${hint}`;
};

/** A line for each action, with the first sentence that says what it does. */
function rows(actions: ManifestAction[]): string[] {
  const width = Math.max(...actions.map(({ name }) => name.length));
  return actions.map(({ name, description }) => `  ${name.padEnd(width)}  ${firstSentence(description)}`);
}

const firstSentence = (text: string): string => text.replace(/(?<=[.!?]) .*$/s, '');

const hint = `To show one action: okta-connector actions <name>\nTo find one by words: okta-connector actions block a user\n`;

function describedAction({ sample, ...action }: ManifestAction): string {
  const { name, title, description, request, scopes, feature, keywords, inputSchema, outputSchema } = action;
  return [
    `${title} (${name})`,
    description,
    '',
    ...(request ? [`Okta      ${request.method} ${request.path}`] : []),
    ...(scopes.length > 0 ? [`Scopes    ${scopes.join(', ')}`] : []),
    ...(feature ? [`Needs     ${feature}`] : []),
    ...(keywords ? [`Keywords  ${keywords.join(', ')}`] : []),
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
  const conditions = conditionsIn(schema);
  return Object.entries(schema.properties ?? {}).flatMap(([key, field]) => {
    const at = `${path}${key}`;
    const meaning = [field.description, conditions[key]].filter(Boolean).join(' ');
    const facts = [kind(field), ...(schema.required?.includes(key) ? [present] : []), ...remarks(field)];
    return [
      `  ${at}  ${facts.join(', ')}`,
      `      ${[field.title, meaning].filter(Boolean).join('. ')}`,
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
  okta-connector actions groups
  okta-connector actions block a user
  okta-connector actions create_user --json`;
