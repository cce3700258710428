import type { Command } from 'commander';
import type { Manifest, ManifestTrigger } from '../../schemas/manifest.ts';
import { ConnectorError } from '../core/error.ts';
import { byName } from '../core/load.ts';
import { bestFor } from '../hosts/shared/find.ts';
import { loadConnector } from '../index.ts';
import { fieldLines } from './actions.ts';
import type { Io } from './io.ts';
import { asJson } from './json.ts';

export const triggersCommand = (program: Command, io: Io): Command =>
  program
    .command('triggers')
    .description('List the triggers, find some by words, or show the form and the events of one.')
    .argument('[words...]', 'name of a trigger, or what should start a recipe')
    .option('--json', 'print the manifest entries, with the JSON Schemas')
    .addHelpText('after', help)
    .action((words: string[], options: { json?: true }) => showTriggers(words, options, io));

async function showTriggers(words: string[], { json }: { json?: true }, { stdout }: Io): Promise<void> {
  const { manifest } = await loadConnector();
  const { triggers } = manifest;
  const [name = '', ...more] = words;
  if (words.length === 0) {
    stdout.write(json ? asJson(triggers) : catalogue(manifest));
  } else if (more.length === 0 && (name.includes('_') || triggers.some((trigger) => trigger.name === name))) {
    const trigger = byName('trigger', triggers, name);
    stdout.write(json ? asJson(trigger) : described(trigger));
  } else {
    const found = bestFor(
      words.join(' '),
      triggers.map((trigger) => ({ ...trigger, resource: trigger.group })),
    );
    if (found.length === 0) throw nothingFound();
    stdout.write(json ? asJson(found) : `${rows(found).join('\n')}\n\n${hint}`);
  }
}

const nothingFound = () =>
  new ConnectorError(
    'INVALID_INPUT',
    'No trigger fits these words. Use other words, or list all triggers: okta-connector triggers',
  );

function catalogue({ triggerGroups, triggers }: Manifest): string {
  const lines = triggerGroups.flatMap(({ name: group, title }) => [
    title,
    ...rows(triggers.filter((trigger) => trigger.group === group)),
    '',
  ]);
  return `${lines.join('\n')}\n${hint}`;
}

function rows(triggers: readonly Pick<ManifestTrigger, 'name' | 'description'>[]): string[] {
  const width = Math.max(...triggers.map(({ name }) => name.length));
  return triggers.map(({ name, description }) => `  ${name.padEnd(width)}  ${description}`);
}

const hint =
  'To show one trigger: okta-connector triggers <name>\nTo find one by words: okta-connector triggers locked out\n';

const described = ({
  name,
  title,
  description,
  scopes,
  inputSchema,
  outputSchema,
}: ManifestTrigger): string =>
  [
    `${title} (${name})`,
    description,
    '',
    `Scopes ${scopes.join(', ')}`,
    '',
    'Input',
    ...fieldLines(inputSchema, 'required'),
    '',
    'Event',
    ...fieldLines(outputSchema, 'always present'),
    '',
    'Example',
    `  okta-connector watch ${name} --state ${name}.json`,
    '',
  ].join('\n');

const help = `
Examples
  okta-connector triggers
  okta-connector triggers locked out
  okta-connector triggers user_created
  okta-connector triggers user_created --json`;
