import { once } from 'node:events';
import type { Command } from 'commander';
import type { McpOptions } from '../hosts/mcp/index.ts';
import { loadConnector } from '../index.ts';
import { type Connecting, connected, connecting, connectionHelp } from './connection.ts';
import type { Io } from './io.ts';
import { wholeNumber } from './options.ts';

/** The options of the command, besides the connection. */
interface Serving
  extends Pick<
    McpOptions,
    'tools' | 'readOnly' | 'allowDestructive' | 'revealSecrets' | 'fullSchemas' | 'auditLog'
  > {
  http?: true;
  port: number;
  host: string;
  maxOutput: number;
}

export const mcpCommand = (program: Command, io: Io): Command =>
  connecting(program.command('mcp'))
    .description('Offer the actions to AI agents over the Model Context Protocol, until Ctrl-C.')
    .option('--http', 'serve over HTTP instead of the standard input and output')
    .option('--port <number>', 'with --http: port to listen on; 0 is any that is free', wholeNumber, 4100)
    .option('--host <address>', 'with --http: address to listen on', '127.0.0.1')
    .option(
      '--tools <names>',
      'offer only these resources and actions as tools: users,groups,list_log_events; or all',
      names,
    )
    .option('--read-only', 'offer only what changes nothing')
    .option('--allow-destructive', 'do not ask the person before a dangerous call')
    .option('--reveal-secrets', 'show passwords, tokens and links to the agent')
    .option('--full-schemas', 'send whole output schemas in the list of tools')
    .option('--max-output <bytes>', 'the longest result of a reading tool', wholeNumber, 60_000)
    .option('--audit-log <file>', 'append every call to a file, as JSON lines')
    .addHelpText('after', help)
    .action((options: Connecting & Serving) => mcp(options, io));

const names = (typed: string): string[] => typed.split(',').map((name) => name.trim());

async function mcp({ http, host, port, ...options }: Connecting & Serving, io: Io): Promise<void> {
  const { env, signal, stderr } = io;
  const { startMcp } = await import('../hosts/mcp/index.ts');
  const say = (line: string) => void stderr.write(`${line}\n`);
  const listening = http && { host, port, key: env.OKTA_MCP_KEY };
  const okta = await loadConnector();
  await connected(options, io, async (connection) => {
    const { url, closed, stop } = await startMcp({ ...options, okta, connection, http: listening, say });
    if (url) say(`MCP at ${url}. Press Ctrl-C to stop.`);
    const interrupted = signal.aborted ? undefined : once(signal, 'abort');
    await Promise.race([interrupted, ...(closed ? [closed] : [])]);
    await stop();
  });
}

const help = `
Examples
  okta-connector mcp --sandbox
  okta-connector mcp --tools users,groups --read-only
  okta-connector mcp --http --audit-log calls.jsonl
${connectionHelp}

  OKTA_MCP_KEY   with --http: the key that clients send as "Authorization: Bearer ..."; needed where --host lets others in

Without --tools the everyday actions are tools, three more tools find, describe and run all others, and one gives
the latest events of a trigger.

The person at the client is asked before a call that grants or removes access, changes where account recovery goes, or
deletes. The call is refused if the client cannot ask.`;
