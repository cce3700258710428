#!/usr/bin/env node
import { realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Command, CommanderError } from 'commander';
import { isConnectorError } from '../core/error.ts';
import { actionsCommand } from './actions.ts';
import { applyCommand } from './apply.ts';
import { bulkCommand } from './bulk.ts';
import { connectionHelp } from './connection.ts';
import { exportCommand } from './export.ts';
import type { Io } from './io.ts';
import { listCommand } from './list.ts';
import { mcpCommand } from './mcp.ts';
import { runCommand } from './run.ts';
import { sandboxCommand } from './sandbox.ts';
import { serveCommand } from './serve.ts';
import { studioCommand } from './studio.ts';
import { testCommand } from './test.ts';
import { triggersCommand } from './triggers.ts';
import { watchCommand } from './watch.ts';
import { workerCommand } from './worker.ts';

// A command imports what it needs when it runs: `--help` loads no manifest, and `actions` neither zod nor undici.
const commands = [
  actionsCommand,
  runCommand,
  applyCommand,
  listCommand,
  bulkCommand,
  workerCommand,
  triggersCommand,
  watchCommand,
  testCommand,
  sandboxCommand,
  studioCommand,
  mcpCommand,
  serveCommand,
  exportCommand,
];

/** Carries out one command and gives back the exit code: 0, 1 when Okta or the input says no, 2 for a usage error. */
export async function main(args: string[], io: Io): Promise<number> {
  try {
    await commandLine(io).parseAsync(args, { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    io.stderr.write(`${errorLine(error)}\n`);
    return 1;
  }
}

function commandLine(io: Io): Command {
  const { version } = createRequire(import.meta.url)('okta-workflow-connector/package.json');
  const program = new Command('okta-connector')
    .description(
      'Okta actions and triggers on the command line: results as JSON on the standard output, messages on the standard error.',
    )
    .version(version)
    // An option behind a command is that command's own, also where the program has one of the same name.
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({
      writeOut: (words) => void io.stdout.write(words),
      writeErr: (words) => void io.stderr.write(words),
    })
    .addHelpText('after', help);
  for (const add of commands) add(program, io);
  return program;
}

/** One line: the code, the message, and what a script or Okta's support would ask for. */
function errorLine(error: unknown): string {
  if (!isConnectorError(error)) return error instanceof Error ? error.message : String(error);
  const { code, message, fields = [], okta } = error;
  const facts = [
    ['fields', fields.map(({ field }) => field).join(', ')],
    ['Okta error', okta?.errorCode],
    ['request', okta?.requestId],
  ].flatMap(([name, fact]) => (fact ? [`${name} ${fact}`] : []));
  return `${code}: ${message}${facts.length > 0 ? ` (${facts.join('; ')})` : ''}`;
}

const help = `
Examples
  okta-connector actions
  okta-connector run list_users --sandbox --input '{"limit": 3}'
  okta-connector watch user_deactivated --state leavers.json
  okta-connector test
${connectionHelp}

Exit codes: 0 done, 1 Okta or the input says no, 2 usage error.`;

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const stop = new AbortController();
  // Once: a second Ctrl-C ends the process at once.
  for (const name of ['SIGINT', 'SIGTERM']) process.once(name, () => stop.abort());
  // A reader that has seen enough (| head) closes the pipe.
  process.stdout.once('error', () => process.exit(1));
  const { env, stdin, stdout, stderr } = process;
  process.exitCode = await main(process.argv.slice(2), { env, stdin, stdout, stderr, signal: stop.signal });
}
