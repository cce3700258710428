import type { Command } from 'commander';
import { ConnectorError } from '../core/error.ts';
import { type Connector, loadConnector, type Plan } from '../index.ts';
import { type Connecting, connected, connecting, connectionHelp } from './connection.ts';
import { inputFrom, inputOption } from './input.ts';
import type { Io } from './io.ts';
import { asJson, fileText, jsonFile, parsed } from './json.ts';

export const applyCommand = (program: Command, io: Io): Command =>
  connecting(program.command('apply'))
    .description('Carry out a plan, unless what it rests on has changed, and print the output of its action.')
    .argument('<plan>', 'file of the plan, from run --dry-run --plan-file')
    .option(...inputOption)
    .addHelpText('after', help)
    .action((file: string, options: Connecting & { input?: string }) => apply(file, options, io));

async function apply(
  file: string,
  { input: typed, ...options }: Connecting & { input?: string },
  io: Io,
): Promise<void> {
  const { signal, stderr, stdout } = io;
  const plan = planIn(file);
  const okta: Connector = await loadConnector();
  const input = typed === undefined ? undefined : await inputFrom(typed, io);
  const log = (message: string) => stderr.write(`${message}\n`);
  const output = await connected(options, io, (connection) =>
    okta.apply(plan, { connection, input, signal, log }),
  );
  stdout.write(asJson(output));
}

/** Only what every plan has is looked at here. The connector makes the plan again and compares the rest. */
function planIn(file: string): Plan {
  const plan = parsed(
    fileText(file, 'INVALID_INPUT'),
    jsonFile(file, 'INVALID_INPUT'),
  ) as Partial<Plan> | null;
  if (plan?.v === 1 && typeof plan.action === 'string' && Array.isArray(plan.changes)) return plan as Plan;
  throw new ConnectorError(
    'INVALID_INPUT',
    `The file ${file} holds no plan. Make one with okta-connector run <action> --dry-run --plan-file ${file}`,
  );
}

const help = `
Examples
  okta-connector apply plan.json
  okta-connector apply plan.json --input @secrets.json
${connectionHelp}

A plan holds no secret. Where the input had one, give the whole input again with --input.`;
