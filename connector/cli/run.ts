import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { ConnectorError } from '../core/error.ts';
import { byName } from '../core/load.ts';
import { type Connector, loadConnector } from '../index.ts';
import { type Connecting, connected, connecting, connectionHelp } from './connection.ts';
import { inputFrom, inputOption } from './input.ts';
import type { Io } from './io.ts';
import { asJson } from './json.ts';
import { planText } from './plan-text.ts';

export const runCommand = (program: Command, io: Io): Command =>
  connecting(program.command('run'))
    .description('Run an action and print its output.')
    .argument('<action>', 'name of the action')
    .option(...inputOption)
    .option('--dry-run', 'change nothing, and print what the run would change and whom it would touch')
    .option('--json', 'with --dry-run: print the plan as JSON')
    .option('--plan-file <file>', 'with --dry-run: write the plan to a file, for okta-connector apply')
    .addHelpText('after', help)
    .action((name: string, options: RunOptions) => run(name, options, io));

interface RunOptions extends Connecting {
  input?: string;
  dryRun?: true;
  json?: true;
  planFile?: string;
}

async function run(
  name: string,
  { input: typed, dryRun, json, planFile, ...options }: RunOptions,
  io: Io,
): Promise<void> {
  if (!dryRun && (json || planFile)) {
    throw new ConnectorError('INVALID_INPUT', '--json and --plan-file go with --dry-run. Nothing was run.');
  }
  const { signal, stderr, stdout } = io;
  const okta: Connector = await loadConnector();
  byName('action', okta.manifest.actions, name);
  const input = await inputFrom(typed, io);
  const log = (message: string) => stderr.write(`${message}\n`);
  if (dryRun) {
    const plan = await connected(options, io, (connection) =>
      okta.plan(name, { connection, input, signal, log }),
    );
    if (planFile) writeFileSync(planFile, asJson(plan), { mode: 0o600 });
    stdout.write(json ? asJson(plan) : planText(plan));
    return;
  }
  const output = await connected(options, io, (connection) =>
    okta.run(name, { connection, input, signal, log }),
  );
  stdout.write(asJson(output));
}

const help = `
Examples
  okta-connector run list_users --sandbox --input '{"limit": 3}'
  okta-connector run create_user --input @new-hire.json
  okta-connector run delete_group --input '{"groupId": "00g1ab2cd3EF4gh5i5d7"}' --dry-run --plan-file plan.json
  jq '{userId: .id}' leaver.json | okta-connector run suspend_user --input -
${connectionHelp}

The whole output is printed, including secrets such as a temporary password.`;
