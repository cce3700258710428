import { addAbortSignal, type Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { Command } from 'commander';
import { ConnectorError } from '../core/error.ts';
import { byName } from '../core/load.ts';
import { type Connector, loadConnector } from '../index.ts';
import { type Connecting, connected, connecting, connectionHelp } from './connection.ts';
import type { Io } from './io.ts';
import { asJson, fileText, jsonFile, parsed } from './json.ts';

export const runCommand = (program: Command, io: Io): Command =>
  connecting(program.command('run'))
    .description('Run an action and print its output.')
    .argument('<action>', 'name of the action')
    .option('--input <json>', 'the input as JSON, @file to read it from a file, or - for the standard input')
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
  // The connector holds the input against the action's schema.
  const input = (await inputFrom(typed, io)) as Record<string, unknown>;
  const log = (message: string) => stderr.write(`${message}\n`);
  const output = await connected(options, io, (connection) =>
    okta.run(name, { connection, input, signal, log }),
  );
  stdout.write(asJson(output));
}

async function inputFrom(typed = '{}', { stdin, signal }: Io): Promise<unknown> {
  if (typed.startsWith('@')) {
    const file = typed.slice(1);
    return parsed(fileText(file, 'INVALID_INPUT'), jsonFile(file, 'INVALID_INPUT'));
  }
  const json = typed === '-' ? await streamed(stdin, signal) : typed;
  const quoting = `The input is not JSON. Check the quoting in your shell: --input '{"userId": "ada@example.com"}'.`;
  return parsed(json, new ConnectorError('INVALID_INPUT', quoting));
}

function streamed(stdin: Readable, signal: AbortSignal): Promise<string> {
  return text(addAbortSignal(signal, stdin)).catch(() => {
    throw new ConnectorError('CANCELLED', 'The run was stopped before the input was read.');
  });
}

const help = `
Examples
  okta-connector run list_users --sandbox --input '{"limit": 3}'
  okta-connector run create_user --input @new-hire.json
  jq '{userId: .id}' leaver.json | okta-connector run suspend_user --input -
${connectionHelp}

The whole output is printed, including secrets such as a temporary password.`;
