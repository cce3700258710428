import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { type Command, Option } from 'commander';
import { ConnectorError, isConnectorError } from '../core/error.ts';
import { byName, type Polled } from '../core/load.ts';
import { turns } from '../core/turns.ts';
import { type HookSecrets, newSecrets } from '../hosts/shared/hook-requests.ts';
import { type Connector, loadConnector } from '../index.ts';
import { type Connecting, connected, connecting, connectionHelp } from './connection.ts';
import { openEarly, originTyped, type Place, placeTyped } from './hook.ts';
import { inputFrom, inputOption } from './input.ts';
import type { Io } from './io.ts';
import { fileText, jsonFile, parsed } from './json.ts';
import { positive } from './options.ts';

interface Watching extends Connecting {
  input?: string;
  state?: string;
  every: number;
  once?: true;
  listen?: Place;
  url?: string;
  poll: boolean;
}

export const watchCommand = (program: Command, io: Io): Command =>
  connecting(program.command('watch'))
    .description('Print the events of a trigger, one JSON object on each line.')
    .argument('<trigger>', 'name of the trigger')
    .option(...inputOption)
    .option('--state <file>', 'keep in this file how far it has read, and go on there the next time')
    .option('--every <seconds>', 'seconds between two looks when nothing is left to read', positive, 60)
    .option('--once', 'print what there is, and end')
    .addOption(
      new Option('--listen <[host:]port>', 'have Okta send events here as well, by an event hook')
        .argParser(placeTyped)
        .conflicts('once'),
    )
    .option(
      '--url <address>',
      'with --listen: the public https address by which Okta reaches it',
      originTyped,
    )
    .option('--no-poll', 'with --listen: trust the event hook alone, which loses events')
    .addHelpText('after', help)
    .action((name: string, options: Watching) => watch(name, options, io));

async function watch(name: string, { input: typed, ...options }: Watching, io: Io): Promise<void> {
  const okta: Connector = await loadConnector();
  byName('trigger', okta.manifest.triggers, name);
  const input = await inputFrom(typed, io);
  const { signal, stderr } = io;
  const log = (message: string) => stderr.write(`${message}\n`);
  const kept: Kept = options.state === undefined ? {} : keptIn(options.state, name);
  // The state of one poll or delivery is the beginning of the next.
  const inTurn = turns();
  /** Ends the wait before the next poll. */
  let wake = new AbortController();

  /** Hands events over, and keeps the state only then: a crash before that repeats the events, and none is lost. */
  async function take(polled: Polled): Promise<boolean> {
    for (const { from, to, why } of polled.gaps) log(`Gap from ${from} to ${to}: ${why}`);
    await write(polled, io);
    kept.state = polled.state;
    if (options.state !== undefined) keep(options.state, { trigger: name, ...kept });
    return polled.more;
  }

  await connected(options, io, async (connection) => {
    const poll = async () =>
      take(await okta.poll(name, { connection, input, state: kept.state, signal, log }));
    const deliver = async (events: unknown[]) => {
      const more = await take(await okta.deliver(name, { input, state: kept.state, events }));
      // Only Okta can tell whether some of them count.
      if (more) wake.abort();
    };
    let closeHook: (() => Promise<void>) | undefined;
    try {
      while (!signal.aborted) {
        const more = await inTurn(poll).catch((error: unknown) => {
          if (signal.aborted) return false;
          if (options.once || !isConnectorError(error) || !error.retryable) throw error;
          log(`${error.code}: ${error.message}`);
          return false;
        });
        if (more) continue;
        if (options.once || signal.aborted) return;
        if (options.listen && kept.state !== undefined && !closeHook) {
          kept.hook ??= newSecrets();
          // Before the hook is there: a process that takes over has to know its address.
          if (options.state !== undefined) keep(options.state, { trigger: name, ...kept });
          closeHook = await openEarly({
            ...{ okta, connection, input, signal, log },
            trigger: name,
            place: options.listen,
            origin: options.url,
            secrets: kept.hook,
            // What was not handed over comes again by a poll.
            onEvents: (events) => {
              inTurn(() => deliver(events)).catch(({ message }: Error) => log(message));
            },
          });
        }
        wake = new AbortController();
        const ended = AbortSignal.any([signal, wake.signal]);
        await wait(options.poll ? options.every * 1000 : forever, undefined, { signal: ended }).catch(
          () => {},
        );
      }
    } finally {
      await closeHook?.();
      // What is being handed over is still written down.
      await inTurn(async () => {});
    }
  });
}

/** The longest wait that a timer of Node knows, in ms: 24 days. */
const forever = 2 ** 31 - 1;

/** Writes the events, and waits until they are out of the process. */
async function write({ events }: Polled, { stdout }: Io): Promise<void> {
  const lines = events.map((event) => `${JSON.stringify(event)}\n`).join('');
  if (lines) await new Promise<void>((resolve) => stdout.write(lines, resolve));
}

/** What a file keeps of a trigger. */
interface Kept {
  state?: unknown;
  hook?: HookSecrets;
}

function keptIn(file: string, name: string): Kept {
  if (!existsSync(file)) return {};
  const { trigger, ...kept } = parsed(
    fileText(file, 'INVALID_INPUT'),
    jsonFile(file, 'INVALID_INPUT'),
  ) as Kept & { trigger: string };
  if (trigger === name) return kept;
  throw new ConnectorError(
    'INVALID_INPUT',
    `The file ${file} does not hold the state of ${name}. Use a file for each trigger.`,
  );
}

/** Writes the whole file beside the old one first, since half a state is worse than an old one. */
function keep(file: string, kept: unknown): void {
  try {
    writeFileSync(`${file}.new`, JSON.stringify(kept), { mode: 0o600 });
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
  okta-connector watch user_locked --listen 8080 --url https://hooks.example.com --state locked.json
  okta-connector watch new_events --input '{"category": "groups"}' --state log.json --once >> groups.ndjson
${connectionHelp}

It begins now, or at "startFrom" of the input. The state is kept after the lines are written: what is interrupted
in between comes again the next time, and nothing is left out.

With --listen events come within seconds. The polls go on, since a hook alone loses events. The hook is removed at the end;
after a crash the next start with the same state takes it over.`;
