import type { Command } from 'commander';
import type { Manifest, ManifestTrigger } from '../../schemas/manifest.ts';
import { byName } from '../core/load.ts';
import { loadConnector } from '../index.ts';
import { fieldLines } from './actions.ts';
import type { Io } from './io.ts';
import { asJson } from './json.ts';

export const triggersCommand = (program: Command, io: Io): Command =>
  program
    .command('triggers')
    .description('List the triggers, or show the form and the events of one.')
    .argument('[name]', 'name of a trigger, such as user_created')
    .option('--json', 'print the manifest entries, with the JSON Schemas')
    .addHelpText('after', help)
    .action(async (name: string | undefined, { json }: { json?: true }) => {
      const { manifest } = await loadConnector();
      if (name === undefined) {
        io.stdout.write(json ? asJson(manifest.triggers) : catalogue(manifest));
      } else {
        const trigger = byName('trigger', manifest.triggers, name);
        io.stdout.write(json ? asJson(trigger) : described(trigger));
      }
    });

function catalogue({ triggerGroups, triggers }: Manifest): string {
  const width = Math.max(...triggers.map(({ name }) => name.length));
  const lines = triggerGroups.flatMap(({ name: group, title }) => [
    title,
    ...triggers
      .filter((trigger) => trigger.group === group)
      .map(({ name, description }) => `  ${name.padEnd(width)}  ${description}`),
    '',
  ]);
  return `${lines.join('\n')}\nTo show one trigger: okta-connector triggers <name>\n`;
}

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
  okta-connector triggers user_created
  okta-connector triggers user_created --json`;
