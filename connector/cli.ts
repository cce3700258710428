#!/usr/bin/env node
import { once } from 'node:events';
import { readFileSync, realpathSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { addAbortSignal, type Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import type { Manifest, ManifestAction } from '../schemas/manifest.ts';
import { ConnectorError, type ErrorCode, isConnectorError } from './core/error.ts';
import type { JsonSchema } from './core/json-schema.ts';
import { unknownName } from './core/load.ts';
import type { McpOptions } from './hosts/mcp/index.ts';
import type { SandboxOptions } from './sandbox/index.ts';

// What a command needs is imported when it runs: `--help` loads no manifest, and `actions` neither zod nor undici.

/** What the command line reads and writes. */
export interface Io {
  env: Record<string, string | undefined>;
  stdin: Readable;
  stdout: { write(text: string): unknown };
  stderr: { write(text: string): unknown };
  /** Aborted by Ctrl-C. */
  signal: AbortSignal;
}

/** Carries out one command and gives back the exit code: 0, 1 when Okta or the input says no, 2 when it was typed wrong. */
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
      'Okta actions on the command line: JSON on the standard output, words on the standard error.',
    )
    .version(version)
    .exitOverride()
    .configureOutput({
      writeOut: (words) => void io.stdout.write(words),
      writeErr: (words) => void io.stderr.write(words),
    })
    .addHelpText('after', programHelp);

  program
    .command('actions')
    .description('List the actions, or show the form and the output of one.')
    .argument('[name]', 'name of an action, such as suspend_user')
    .option('--json', 'print what the manifest holds, with the JSON Schemas')
    .addHelpText('after', actionsHelp)
    .action((name: string | undefined, options: { json?: true }) => showActions(name, options, io));

  connecting(program.command('run'))
    .description('Run an action and print its output.')
    .argument('<action>', 'name of the action')
    .option('--input <json>', 'the input as JSON, @file to read it from a file, or - for the standard input')
    .addHelpText('after', runHelp)
    .action((name: string, options: Connecting & { input?: string }) => run(name, options, io));

  connecting(program.command('test'))
    .description('Test the connection and say what is wrong with it.')
    .addHelpText('after', testHelp)
    .action((options: Connecting) => test(options, io));

  program
    .command('sandbox')
    .description('Run an Okta org in memory, to try things on, until Ctrl-C.')
    .option('--port <number>', 'port to listen on; 0 is any that is free', wholeNumber, 4000)
    .option('--seed <number>', 'orgs of one seed have the same users, ids and API key', wholeNumber, 1)
    .option('--users <number>', 'how many users the org starts with', positive, 60)
    .option('--groups <number>', 'how many groups it starts with, at least', wholeNumber)
    .addOption(new Option('--engine <name>', 'the identity engine of the org').choices(['oie', 'classic']))
    .option(
      '--rate-limit <number>',
      'requests a minute in each bucket, or off for as many as come',
      rateLimit,
    )
    .option('--state <file>', 'keep the org in this file, in all that is changed, for the next start')
    .addHelpText('after', sandboxHelp)
    .action((options: SandboxOptions) => sandbox(options, io));

  program
    .command('studio')
    .description('Run the low-code editor with a sandbox org, until Ctrl-C.')
    .option('--port <number>', 'port of the editor; 1880 without it, or any that is free', wholeNumber)
    .option('--dir <folder>', 'keep the flows in this folder')
    .option('--state <file>', 'keep the sandbox org in this file')
    .addHelpText('after', studioHelp)
    .action(studio);

  connecting(program.command('mcp'))
    .description('Offer the actions to AI agents over the Model Context Protocol, until Ctrl-C.')
    .option('--http', 'serve over HTTP, in place of the standard input and output')
    .option('--port <number>', 'with --http: port to listen on; 0 is any that is free', wholeNumber, 4100)
    .option('--host <address>', 'with --http: address to listen on', '127.0.0.1')
    .option('--tools <names>', 'offer only these resources and actions: users,groups,list_log_events', names)
    .option('--read-only', 'offer only what changes nothing')
    .option('--allow-destructive', 'do not ask the person before a tool deletes or shuts somebody out')
    .option('--reveal-secrets', 'show passwords, tokens and links to the agent')
    .option('--max-output <bytes>', 'the longest result of a reading tool', wholeNumber, 100_000)
    .option('--audit-log <file>', 'append every call to a file, as JSON lines')
    .addHelpText('after', mcpHelp)
    .action((options: Connecting & Serving) => mcp(options, io));

  return program;
}

/** What the command mcp is told beside the connection. */
interface Serving
  extends Pick<McpOptions, 'tools' | 'readOnly' | 'allowDestructive' | 'revealSecrets' | 'auditLog'> {
  http?: true;
  port: number;
  host: string;
  maxOutput: number;
}

/** Where the connection comes from. */
interface Connecting {
  connection?: string;
  sandbox?: true;
}

const connecting = (command: Command): Command =>
  command
    .option('--connection <file>', 'JSON file with the connection, in place of the environment')
    .addOption(new Option('--sandbox', 'use an org in memory, made for this call').conflicts('connection'));

function wholeNumber(typed: string): number {
  if (!/^\d{1,9}$/.test(typed)) throw new InvalidArgumentError('It is not a whole number.');
  return Number(typed);
}

const names = (typed: string): string[] => typed.split(',').map((name) => name.trim());
function positive(typed: string): number {
  const number = wholeNumber(typed);
  if (number === 0) throw new InvalidArgumentError('It is 1 at least.');
  return number;
}

const rateLimit = (typed: string): number | 'off' => (typed === 'off' ? typed : positive(typed));

async function showActions(
  name: string | undefined,
  { json }: { json?: true },
  { stdout }: Io,
): Promise<void> {
  const { manifest } = await connector();
  if (name === undefined) stdout.write(json ? asJson(manifest.actions) : catalogue(manifest));
  else stdout.write(json ? asJson(named(manifest, name)) : describedAction(named(manifest, name)));
}

function named({ actions }: Manifest, name: string): ManifestAction {
  const action = actions.find((one) => one.name === name);
  if (action) return action;
  const known = actions.map((one) => one.name);
  throw unknownName('action', name, known);
}

async function run(
  name: string,
  { input, ...options }: Connecting & { input?: string },
  io: Io,
): Promise<void> {
  const { signal, stderr, stdout } = io;
  const okta = await connector();
  named(okta.manifest, name);
  const given = await inputFrom(input, io);
  const log = (message: string) => stderr.write(`${message}\n`);
  const output = await connected(options, io, (connection) =>
    // Any name and input: the connector checks both.
    okta.run(name as 'get_user', { connection, input: given as { userId: string }, signal, log }),
  );
  stdout.write(asJson(output));
}

async function test(options: Connecting, io: Io): Promise<void> {
  const { signal } = io;
  const okta = await connector();
  const outcome = await connected(options, io, (connection) => okta.testConnection(connection, { signal }));
  io.stdout.write(asJson(outcome));
}

async function sandbox(options: SandboxOptions, { stdout, stderr, signal }: Io): Promise<void> {
  const { startSandbox } = await import('./sandbox/index.ts');
  const { origin, apiKey, stop } = await startSandbox(options);
  const kept = options.state ? `and ${options.state} keeps it` : 'and with it all that was changed';
  stderr.write(`An Okta org in memory runs at ${origin}. Ctrl-C ends it, ${kept}.\n`);
  stderr.write('To use it from another terminal, paste these lines there, then: okta-connector test\n\n');
  stdout.write(`export OKTA_DOMAIN=${origin}\nexport OKTA_API_KEY=${apiKey}\nexport OKTA_SANDBOX=true\n`);
  if (!signal.aborted) await once(signal, 'abort');
  await stop();
}

/** The studio says where it is, and stops by itself on Ctrl-C. */
async function studio(options: { port?: number; dir?: string; state?: string }): Promise<void> {
  const { port, dir, state } = options;
  const { startStudio } = await import('./studio.ts');
  await startStudio({ port, userDir: dir, sandboxState: state });
}

async function mcp({ http, host, port, ...options }: Connecting & Serving, io: Io): Promise<void> {
  const { env, signal, stderr } = io;
  const { startMcp } = await import('./hosts/mcp/index.ts');
  const say = (line: string) => void stderr.write(`${line}\n`);
  const listening = http && { host, port, key: env.OKTA_MCP_KEY };
  const okta = await connector();
  await connected(options, io, async (connection) => {
    const { url, closed, stop } = await startMcp({ ...options, okta, connection, http: listening, say });
    if (url) say(`MCP at ${url}. Ctrl-C ends it.`);
    const interrupted = signal.aborted ? undefined : once(signal, 'abort');
    await Promise.race([interrupted, ...(closed ? [closed] : [])]);
    await stop();
  });
}

async function connector() {
  const { loadConnector } = await import('./index.ts');
  return loadConnector();
}

async function connected<T>(
  options: Connecting,
  io: Io,
  use: (connection: unknown) => Promise<T>,
): Promise<T> {
  if (!options.sandbox) return use(options.connection ? fromFile(options.connection, io) : fromEnv(io));
  const { startSandbox } = await import('./sandbox/index.ts');
  const { origin, apiKey, stop } = await startSandbox();
  try {
    return await use({ domain: origin, apiKey, sandbox: true });
  } finally {
    await stop();
  }
}

function fromEnv(io: Io): unknown {
  const { env } = io;
  const { OKTA_DOMAIN: domain, OKTA_API_KEY: apiKey, OKTA_CLIENT_ID: clientId, OKTA_SANDBOX } = env;
  const missing = !domain ? 'OKTA_DOMAIN' : !apiKey && !clientId ? 'OKTA_API_KEY' : undefined;
  if (missing) {
    throw new ConnectorError(
      'INVALID_CONNECTION',
      `${missing} is not set. Set OKTA_DOMAIN and OKTA_API_KEY (or OKTA_CLIENT_ID with OKTA_PRIVATE_KEY), name a file with --connection, or use --sandbox.`,
    );
  }
  if (apiKey && clientId) {
    throw new ConnectorError(
      'INVALID_CONNECTION',
      'OKTA_API_KEY and OKTA_CLIENT_ID are both set. Unset the one that is not meant.',
    );
  }
  return { domain, ...(clientId ? serviceApp(io) : { apiKey }), sandbox: OKTA_SANDBOX === 'true' };
}

function serviceApp({ env, stderr }: Io): object {
  const { OKTA_CLIENT_ID: clientId, OKTA_PRIVATE_KEY: typed, OKTA_PRIVATE_KEY_FILE: file } = env;
  const { OKTA_KEY_ID: keyId, OKTA_SCOPES: scopes } = env;
  const privateKey = typed || (file && secretText(file, stderr));
  return { authentication: 'oauth', clientId, privateKey, keyId, scopes };
}

function fromFile(file: string, { stderr }: Io): unknown {
  return parsed(secretText(file, stderr), notJson(file, 'INVALID_CONNECTION'));
}

/** A file with a key in it. */
function secretText(file: string, stderr: Io['stderr']): string {
  const text = fileText(file, 'INVALID_CONNECTION');
  const shared = process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0;
  if (shared) stderr.write(`Other users of this machine can read the key in ${file}; chmod 600 ends that.\n`);
  return text;
}

async function inputFrom(typed = '{}', { stdin, signal }: Io): Promise<unknown> {
  if (typed.startsWith('@')) {
    const file = typed.slice(1);
    return parsed(fileText(file, 'INVALID_INPUT'), notJson(file, 'INVALID_INPUT'));
  }
  const json = typed === '-' ? await streamed(stdin, signal) : typed;
  const quoting = `The input is not JSON. Mind the quotes of the shell: --input '{"userId": "ada@example.com"}'.`;
  return parsed(json, new ConnectorError('INVALID_INPUT', quoting));
}

function streamed(stdin: Readable, signal: AbortSignal): Promise<string> {
  return text(addAbortSignal(signal, stdin)).catch(() => {
    throw new ConnectorError('CANCELLED', 'The run was stopped before the input was read.');
  });
}

function fileText(file: string, code: ErrorCode): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code;
    throw new ConnectorError(code, `The file ${file} cannot be read (${why}).`);
  }
}

const notJson = (file: string, code: ErrorCode) => new ConnectorError(code, `The file ${file} is not JSON.`);

/** The parser's own error would quote what was typed, which may be a password. */
function parsed(json: string, otherwise: ConnectorError): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw otherwise;
  }
}

const asJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

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

function catalogue({ resources, actions }: Manifest): string {
  const width = Math.max(...actions.map(({ name }) => name.length));
  const lines = resources.flatMap(({ name: resource, title }) => [
    title,
    ...actions
      .filter((action) => action.resource === resource)
      .map(({ name, description }) => `  ${name.padEnd(width)}  ${description}`),
    '',
  ]);
  return `${lines.join('\n')}\nThe form of one: okta-connector actions <name>\n`;
}

function describedAction({ sample, ...action }: ManifestAction): string {
  const { name, title, description, request, scopes } = action;
  // The manifest's own type says less than what it is written from.
  const [input, output] = [action.inputSchema as JsonSchema, action.outputSchema as JsonSchema];
  return [
    `${title} (${name})`,
    description,
    '',
    ...(request ? [`Okta   ${request.method} ${request.path}`] : []),
    `Scopes ${scopes.join(', ')}`,
    '',
    'Input',
    ...fieldLines(input, 'required'),
    '',
    'Output',
    ...fieldLines(output, 'always there'),
    '',
    'Example',
    `  okta-connector run ${name} --input '${JSON.stringify(sample.input).replaceAll("'", "'\\''")}'`,
    '',
  ].join('\n');
}

/** Every field by its path, which is also how a recipe maps it: profile.login, users[].id. */
function fieldLines(schema: JsonSchema, present: string, path = ''): string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, field]) => {
    const at = `${path}${key}`;
    const facts = [kind(field), ...(schema.required?.includes(key) ? [present] : []), ...remarks(field)];
    return [
      `  ${at}  ${facts.join(', ')}`,
      `      ${[field.title, field.description].filter(Boolean).join('. ')}`,
      ...fieldLines(field, present, `${at}.`),
      ...(field.items ? fieldLines(field.items, present, `${at}[].`) : []),
    ];
  });
}

function kind({ type, items, anyOf }: JsonSchema): string {
  if (anyOf) return [...new Set(anyOf.map(kind))].join(' or ');
  if (type === 'array' && items) return `array of ${kind(items)}`;
  return type === undefined ? 'any' : [type].flat().join(' or ');
}

const remarks = (field: JsonSchema): string[] => [
  ...(field.enum ? [`one of ${field.enum.join(' ')}`] : []),
  ...(field.default === undefined ? [] : [`default ${JSON.stringify(field.default)}`]),
  ...(field['x-secret'] ? ['secret'] : []),
];

const connectionHelp = `
The connection
  OKTA_DOMAIN            the org: acme, acme.okta.com or a pasted URL
  OKTA_API_KEY           an API token from the Admin Console, Security > API > Tokens
  or a service app, in place of the API key:
  OKTA_CLIENT_ID         its client ID
  OKTA_PRIVATE_KEY       its private key, as PEM or JWK; or the file it is in: OKTA_PRIVATE_KEY_FILE
  OKTA_KEY_ID            the ID (KID) of the key; not needed while the app has one key
  OKTA_SCOPES            scopes with spaces between; all that the actions need without it
  OKTA_SANDBOX           true when OKTA_DOMAIN is the address of a sandbox on this machine
  A file for --connection: { "domain": "acme.okta.com", "apiKey": "..." }, or with "authentication": "oauth",
  "clientId" and "privateKey". A key is never an argument, since other users of the machine can see those.`;

const programHelp = `
Examples
  okta-connector actions
  okta-connector run list_users --sandbox --input '{"limit": 3}'
  okta-connector test
${connectionHelp}

Exit codes: 0 done, 1 Okta or the input says no, 2 typed wrong.`;

const actionsHelp = `
Examples
  okta-connector actions
  okta-connector actions suspend_user
  okta-connector actions create_user --json`;

const runHelp = `
Examples
  okta-connector run list_users --sandbox --input '{"limit": 3}'
  okta-connector run create_user --input @new-hire.json
  jq '{userId: .id}' leaver.json | okta-connector run suspend_user --input -
${connectionHelp}

Every field that the output has is printed, secrets too: a temporary password, an activation link.`;

const testHelp = `
Examples
  OKTA_DOMAIN=acme.okta.com OKTA_API_KEY=... okta-connector test
  okta-connector test --connection okta.json
${connectionHelp}`;

const sandboxHelp = `
Examples
  okta-connector sandbox
  okta-connector sandbox --port 0 --seed 7
  okta-connector sandbox --users 5000 --groups 200 --rate-limit off
  okta-connector sandbox --engine classic --state org.json

Under /sandbox/ you can reset the org, set its clock and cause faults. docs/sandbox.md lists how.`;

const studioHelp = `
Examples
  okta-connector studio
  okta-connector studio --dir flows --state org.json`;

const mcpHelp = `
Examples
  okta-connector mcp --sandbox
  okta-connector mcp --tools users,groups --read-only
  okta-connector mcp --http --audit-log calls.jsonl
${connectionHelp}

  OKTA_MCP_KEY   with --http: the key that clients send as "Authorization: Bearer ..."; needed where --host lets others in

A tool that deletes or shuts somebody out asks the person at the client first, and is refused where the client cannot ask.`;

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const stop = new AbortController();
  // Once: a second Ctrl-C ends the process at once.
  for (const name of ['SIGINT', 'SIGTERM']) process.once(name, () => stop.abort());
  // A reader that has seen enough (| head) closes the pipe.
  process.stdout.once('error', () => process.exit(1));
  const { env, stdin, stdout, stderr } = process;
  process.exitCode = await main(process.argv.slice(2), { env, stdin, stdout, stderr, signal: stop.signal });
}
