import type { Command } from 'commander';
import { byName } from '../core/load.ts';
import { withoutSecrets } from '../hosts/shared/secrets.ts';
import { loadConnector } from '../index.ts';
import { work } from '../jobs/engine/worker.ts';
import { type Connecting, connected, connecting, connectionHelp } from './connection.ts';
import type { Io } from './io.ts';
import { engineOption, positive } from './options.ts';

interface WorkerOptions extends Connecting {
  engine: string;
  concurrency: number;
  logDelay: number;
}

export const workerCommand = (program: Command, io: Io): Command =>
  connecting(program.command('worker'))
    .description('Run rows that okta-connector bulk --engine has put into a database, until Ctrl-C.')
    .requiredOption(...engineOption)
    .option('--concurrency <number>', 'rows under way at once', positive, 8)
    .option(
      '--log-delay <seconds>',
      'how long the System Log may take to show what a killed worker did',
      positive,
      900,
    )
    .addHelpText('after', help)
    .action((options: WorkerOptions) => worker(options, io));

async function worker(options: WorkerOptions, io: Io): Promise<void> {
  const { manifest } = await loadConnector();
  const log = (line: string) => io.stderr.write(`${line}\n`);
  await connected(options, io, async (connection) => {
    await work({
      database: options.engine,
      connection,
      concurrency: options.concurrency,
      logDelay: options.logDelay * 1000,
      signal: io.signal,
      log,
      shown: (name, output) =>
        withoutSecrets(byName('action', manifest.actions, name).outputSchema, output, { words: '(secret)' }),
      onReady: (origin) => log(`Running rows of ${new URL(origin).host}. Press Ctrl-C to stop.`),
      onEnd: (outcome) => io.stdout.write(`${JSON.stringify(outcome)}\n`),
    });
  });
}

const help = `
Examples
  okta-connector worker --engine postgres://okta@db.example.com/jobs
  okta-connector worker --engine "$DATABASE_URL" --concurrency 16
${connectionHelp}

Start as many as you like, on as many machines as you like. They share the rate limits of the key by the database, and none
takes a row of another org. A worker that is stopped finishes what it has under way. What a killed one had under way is done by
another within seconds. Keys never lie in the database, so that each worker needs the connection.`;
