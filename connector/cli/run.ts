import type { Command } from 'commander';
import { byName } from '../core/load.ts';
import { type Connector, loadConnector } from '../index.ts';
import { type Connecting, connected, connecting, connectionHelp } from './connection.ts';
import { inputFrom, inputOption } from './input.ts';
import type { Io } from './io.ts';
import { asJson } from './json.ts';

export const runCommand = (program: Command, io: Io): Command =>
  connecting(program.command('run'))
    .description('Run an action and print its output.')
    .argument('<action>', 'name of the action')
    .option(...inputOption)
    .addHelpText('after', help)
    .action((name: string, options: Connecting & { input?: string }) => run(name, options, io));

async function run(
  name: string,
  { input: typed, ...options }: Connecting & { input?: string },
  io: Io,
): Promise<void> {
  const { signal, stderr, stdout } = io;
  const okta: Connector = await loadConnector();
  byName('action', okta.manifest.actions, name);
  const input = await inputFrom(typed, io);
  const log = (message: string) => stderr.write(`${message}\n`);
  const output = await connected(options, io, (connection) =>
    okta.run(name, { connection, input, signal, log }),
  );
  stdout.write(asJson(output));
}

const help = `
Examples
  okta-connector run list_users --sandbox --input '{"limit": 3}'
  okta-connector run create_user --input @new-hire.json
  jq '{userId: .id}' leaver.json | okta-connector run suspend_user --input -
${connectionHelp}

The whole output is printed, including secrets such as a temporary password.`;
