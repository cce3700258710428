import { once } from 'node:events';
import type { Command } from 'commander';
import { loadConnector } from '../index.ts';
import { type Connecting, connected, connecting, connectionHelp } from './connection.ts';
import type { Io } from './io.ts';
import { fileText, jsonFile, parsed } from './json.ts';
import { positive, wholeNumber } from './options.ts';

interface Serving extends Connecting {
  host: string;
  port: number;
  keys?: string;
  maxBody: number;
  rate: number;
  patience: number;
  every: number;
  data?: string;
}

export const serveCommand = (program: Command, io: Io): Command =>
  connecting(program.command('serve'))
    .description(
      'Offer the actions as HTTP operations, for hosts that import an API description, until Ctrl-C.',
    )
    .option('--port <number>', 'port to listen on; 0 is any that is free', wholeNumber, 4200)
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--keys <file>', 'JSON file with the keys of callers and what each may do')
    .option('--max-body <bytes>', 'the longest body of a request', positive, 1_000_000)
    .option('--rate <number>', 'calls a second from each key', positive, 50)
    .option('--patience <seconds>', 'how long Ctrl-C waits for the calls under way', positive, 30)
    .option(
      '--data <folder>',
      'keep cursors and subscriptions of triggers in this folder, for the next start',
    )
    .option('--every <seconds>', 'seconds between two looks for subscriptions', positive, 30)
    .addHelpText('after', help)
    .action((options: Serving) => serve(options, io));

async function serve({ keys: file, patience, every, ...options }: Serving, io: Io): Promise<void> {
  const { env, signal, stderr } = io;
  const okta = await loadConnector();
  const [gateway, { readKeys }] = await Promise.all([
    import('../hosts/openapi/serve.ts'),
    import('../hosts/openapi/keys.ts'),
  ]);
  const typed = file
    ? parsed(fileText(file, 'INVALID_CONNECTION'), jsonFile(file, 'INVALID_CONNECTION'))
    : env.OKTA_GATEWAY_KEY
      ? [{ name: 'OKTA_GATEWAY_KEY', key: env.OKTA_GATEWAY_KEY }]
      : undefined;
  const keys = typed === undefined ? [] : readKeys(typed, okta.manifest);
  await connected(options, io, async (connection) => {
    const { url, stop } = await gateway.serve({
      ...options,
      okta,
      connection,
      keys,
      patience: patience * 1000,
      every: every * 1000,
      say: (line) => stderr.write(`${line}\n`),
      log: (entry) => stderr.write(`${JSON.stringify(entry)}\n`),
    });
    stderr.write(
      `The gateway is at ${url}, its description at ${url}/v1/openapi.json. Press Ctrl-C to stop.\n`,
    );
    if (!signal.aborted) await once(signal, 'abort');
    await stop();
  });
}

const help = `
Examples
  okta-connector serve --sandbox
  curl -X POST http://127.0.0.1:4200/v1/actions/list_users -d '{"limit": 3}'
  okta-connector serve --host 0.0.0.0 --keys keys.json
${connectionHelp}

  OKTA_GATEWAY_KEY   the key that callers send as X-Api-Key, if there is one for all
  A file for --keys: [{ "name": "power-automate", "key": "...", "readOnly": true, "actions": ["users", "list_groups"] }].
  A key is of the gateway and never Okta's. Without keys only this machine is served.

Every request is a line of JSON on the standard error, without inputs and outputs. For TLS, put a proxy in front.`;
