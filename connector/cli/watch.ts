import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { Command } from 'commander';
import { ConnectorError, isConnectorError } from '../core/error.ts';
import { byName, type Polled } from '../core/load.ts';
import { type Connector, loadConnector } from '../index.ts';
import { type Connecting, connected, connecting, connectionHelp } from './connection.ts';
import { inputFrom, inputOption } from './input.ts';
import type { Io } from './io.ts';
import { fileText, jsonFile, parsed } from './json.ts';
import { positive } from './options.ts';

interface Watching extends Connecting {
  input?: string;
  state?: string;
  every: number;
  once?: true;
}

export const watchCommand = (program: Command, io: Io): Command =>
  connecting(program.command('watch'))
    .description('Print the events of a trigger, one JSON object on each line.')
    .argument('<trigger>', 'name of the trigger')
    .option(...inputOption)
    .option('--state <file>', 'keep in this file how far it has read, and go on there the next time')
    .option('--every <seconds>', 'seconds between two looks when nothing is left to read', positive, 60)
    .option('--once', 'print what there is, and end')
    .addHelpText('after', help)
    .action((name: string, options: Watching) => watch(name, options, io));

async function watch(name: string, { input: typed, ...options }: Watching, io: Io): Promise<void> {
  const okta: Connector = await loadConnector();
  byName('trigger', okta.manifest.triggers, name);
  const input = await inputFrom(typed, io);
  const { signal, stderr } = io;
  const log = (message: string) => stderr.write(`${message}\n`);
  let state = options.state === undefined ? undefined : kept(options.state, name);

  await connected(options, io, async (connection) => {
    while (!signal.aborted) {
      const polled = await okta
        .poll(name, { connection, input, state, signal, log })
        .catch((error: unknown) => {
          if (signal.aborted) return undefined;
          if (options.once || !isConnectorError(error) || !error.retryable) throw error;
          log(`${error.code}: ${error.message}`);
          return undefined;
        });
      if (polled) {
        for (const { from, to, why } of polled.gaps) log(`Gap from ${from} to ${to}: ${why}`);
        await write(polled, io);
        // Only now: a crash before this line repeats the events, and none is lost.
        state = polled.state;
        if (options.state !== undefined) keep(options.state, { trigger: name, state });
        if (polled.more) continue;
        if (options.once) return;
      }
      await wait(options.every * 1000, undefined, { signal }).catch(() => {});
    }
  });
}

/** Writes the events, and waits until they are out of the process. */
async function write({ events }: Polled, { stdout }: Io): Promise<void> {
  const lines = events.map((event) => `${JSON.stringify(event)}\n`).join('');
  if (lines) await new Promise<void>((resolve) => stdout.write(lines, resolve));
}

/** The state in a file, if there is one. */
function kept(file: string, name: string): unknown {
  if (!existsSync(file)) return undefined;
  const { trigger, state } = parsed(
    fileText(file, 'INVALID_INPUT'),
    jsonFile(file, 'INVALID_INPUT'),
  ) as Record<string, unknown>;
  if (trigger === name) return state;
  throw new ConnectorError(
    'INVALID_INPUT',
    `The file ${file} does not hold the state of ${name}. Use a file for each trigger.`,
  );
}

/** Writes the whole file beside the old one first, since half a state is worse than an old one. */
function keep(file: string, state: unknown): void {
  try {
    writeFileSync(`${file}.new`, JSON.stringify(state));
    renameSync(`${file}.new`, file);
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code;
    throw new ConnectorError('INVALID_INPUT', `The file ${file} cannot be written (${why}).`);
  }
}

const help = `
Examples
  okta-connector watch user_created
  okta-connector watch sign_in_failed --state failed.json | jq .actor.alternateId
  okta-connector watch new_events --input '{"category": "groups"}' --state log.json --once >> groups.ndjson
${connectionHelp}

It begins now, or at "startFrom" of the input. The state is kept after the lines are written: what is interrupted
in between comes again the next time, and nothing is left out.`;
