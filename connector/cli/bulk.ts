import { createReadStream, statSync } from 'node:fs';
import type { Command } from 'commander';
import { ConnectorError } from '../core/error.ts';
import { byName } from '../core/load.ts';
import { withoutSecrets } from '../hosts/shared/secrets.ts';
import { loadConnector } from '../index.ts';
import { bulk } from '../jobs/bulk.ts';
import { prepare } from '../jobs/engine/dbos.ts';
import { jobOf, limitsOfWorkers, runByEngine } from '../jobs/engine/enqueue.ts';
import { type Outcome, openReport } from '../jobs/report.ts';
import { csvRows, jsonRows } from '../jobs/rows.ts';
import { type Connecting, connected, connecting, connectionHelp } from './connection.ts';
import type { Io } from './io.ts';
import { engineOption, positive } from './options.ts';
import { progressOf } from './progress.ts';

interface BulkOptions extends Connecting {
  input: string;
  map: Record<string, string>;
  report?: string;
  concurrency: number;
  engine?: string;
  secrets?: true;
}

export const bulkCommand = (program: Command, io: Io): Command =>
  connecting(program.command('bulk'))
    .description('Run an action for each row of a file.')
    .argument('<action>', 'name of the action')
    .requiredOption(
      '--input <file>',
      'a CSV file with headings, or NDJSON; - for NDJSON from the standard input',
    )
    .option('--map <heading=field>', 'the field that a column fills, or nothing to leave it out', mapping, {})
    .option('--report <file>', 'write what became of each row, and skip what it says is done')
    .option('--concurrency <number>', 'rows under way at once', positive, 8)
    .option(...engineOption)
    .option('--secrets', 'write secrets such as temporary passwords into the results')
    .addHelpText('after', help)
    .action((name: string, options: BulkOptions) => bulkRun(name, options, io));

function mapping(typed: string, known: Record<string, string>): Record<string, string> {
  const at = typed.lastIndexOf('=');
  if (at < 1)
    throw new ConnectorError('INVALID_INPUT', '--map takes a heading and a field: "E-mail=profile.email".');
  return { ...known, [typed.slice(0, at)]: typed.slice(at + 1) };
}

async function bulkRun(name: string, options: BulkOptions, io: Io): Promise<void> {
  const okta = await loadConnector();
  const action = byName('action', okta.manifest.actions, name);
  const { inputSchema, outputSchema } = action;
  const { input: file, map, concurrency, engine, secrets } = options;
  const { stdin, stdout, stderr, signal } = io;
  const fromStdin = file === '-';
  if (engine && fromStdin) {
    throw new ConnectorError('INVALID_INPUT', 'With --engine the rows must be in a file.');
  }
  if (!fromStdin && !statSync(file, { throwIfNoEntry: false })?.isFile()) {
    throw new ConnectorError('INVALID_INPUT', `There is no file ${file}.`);
  }
  const rows = fromStdin
    ? jsonRows(stdin)
    : /\.(?:ndjson|jsonl)$/i.test(file)
      ? jsonRows(createReadStream(file))
      : csvRows(file, inputSchema, map);
  const report = options.report === undefined ? undefined : await openReport(options.report, name);
  const tally = await connected(options, io, async (connection) => {
    const { origin } = engine ? await okta.testConnection(connection, { signal }) : { origin: '' };
    if (engine) await prepare(engine);
    const workers = engine ? await limitsOfWorkers(engine, origin, connection) : undefined;
    const progress = progressOf({
      stderr,
      total: fromStdin ? undefined : await rowsIn(file),
      limits: () => workers?.limits() ?? okta.rateLimits(connection),
    });
    const onEnd = (outcome: Outcome) => {
      if (!report) stdout.write(`${JSON.stringify(outcome)}\n`);
      return progress.ended(outcome);
    };
    try {
      if (engine) {
        await runByEngine({
          database: engine,
          origin,
          action: name,
          job: await jobOf(file, origin, name, map),
          rows,
          signal,
          log: (line) => stderr.write(`${line}\n`),
          shown: (value) => withoutSecrets(inputSchema, value, { words: '(secret)' }),
          onEnd(outcome) {
            report?.ended(outcome);
            return onEnd(outcome);
          },
        });
        return progress.tally;
      }
      await bulk({
        okta,
        action,
        connection,
        rows,
        report,
        concurrency,
        signal,
        shown: (what, value) =>
          what === 'output' && secrets
            ? value
            : withoutSecrets(what === 'input' ? inputSchema : outputSchema, value, { words: '(secret)' }),
        onEnd,
      });
    } finally {
      progress.close();
      await workers?.close();
      report?.close();
    }
    return progress.tally;
  });
  const { done, failed, skipped } = tally;
  stderr.write(
    `${done} of ${done + failed} rows are done.${skipped > 0 ? ` ${skipped} more were done before.` : ''}\n`,
  );
  if (failed > 0) {
    const where = options.report
      ? `${options.report} says why. The same command tries them again.`
      : 'The lines above say why.';
    throw new Error(`${failed} ${failed === 1 ? 'row' : 'rows'} failed. ${where}`);
  }
}

/** The rows of a file, as far as its line ends tell: a cell of a CSV file may hold some. */
async function rowsIn(file: string): Promise<number> {
  let lines = 0;
  for await (const part of createReadStream(file)) {
    for (const byte of part as Buffer) if (byte === 10) lines += 1;
  }
  return Math.max(0, lines - 1);
}

const help = `
Examples
  okta-connector bulk suspend_user --input leavers.csv --report leavers.ndjson
  okta-connector bulk create_user --input people.csv --map "E-mail=profile.email" --map "Notes=" --report hires.ndjson
  jq -c '.[] | {userId: .id}' users.json | okta-connector bulk clear_user_sessions --input -
${connectionHelp}

With --engine the rows lie in a PostgreSQL database, and any number of okta-connector worker on any machines run them.

The headings of a CSV file are paths, names or titles of fields: "profile.firstName", "firstName" or "First name". A row that
fails stops no other. The rate limits of the org are kept to, however long that takes. Start the same command with the same
report again after a failure, Ctrl-C or a crash: what is done is skipped, and nothing is created twice.`;
