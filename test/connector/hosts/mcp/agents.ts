import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { Client as Client2, StreamableHTTPClientTransport as Http2 } from '@modelcontextprotocol/client';
import { StdioClientTransport as Stdio2 } from '@modelcontextprotocol/client/stdio';
import { Client as Client1 } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport as Stdio1 } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport as Http1 } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { ElicitRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import type { Sandbox } from '../../../../connector/sandbox/index.ts';
import { startSpecified } from '../../sandbox/specified.ts';
import type { Answer } from './answer.ts';

/** What a person answers to each question, and what was asked. */
export interface Person {
  answer: { action: 'accept' | 'decline'; content?: { confirm: boolean } };
  asked: string[];
}

export interface Asking {
  signal?: AbortSignal;
  onprogress?(progress: { progress: number; message?: string | undefined }): void;
}

/** A client of any generation of the SDK, as far as the generations are alike. */
export interface Agent
  extends Pick<
    Client2,
    'listTools' | 'listPrompts' | 'getPrompt' | 'listResources' | 'readResource' | 'complete' | 'close'
  > {
  call(name: string, input?: Record<string, unknown>, options?: Asking): Promise<Answer>;
}

/** How to start a server, and where it is when it is served over HTTP. */
export interface Place {
  command: string;
  args: string[];
  env: Record<string, string>;
  url?: string;
  headers?: Record<string, string>;
}

const cli = fileURLToPath(new URL('../../../../dist/connector/cli/index.js', import.meta.url));

/** A sandbox org, and servers for it. */
export async function org(): Promise<{ sandbox: Sandbox; at(...flags: string[]): Place }> {
  const sandbox = await startSpecified();
  const { origin: OKTA_DOMAIN, apiKey: OKTA_API_KEY } = sandbox;
  const env = { PATH: process.env.PATH ?? '', OKTA_DOMAIN, OKTA_API_KEY, OKTA_SANDBOX: 'true' };
  return { sandbox, at: (...flags) => ({ command: process.execPath, args: [cli, 'mcp', ...flags], env }) };
}

/** Starts a server over HTTP and waits until it says where. */
export async function served({
  command,
  args,
  env,
}: Place): Promise<{ place: Place; stop(): Promise<void> }> {
  const child = spawn(command, [...args, '--http', '--port', '0'], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  for await (const line of createInterface(child.stderr)) {
    const [url] = /http:\S+\/mcp/.exec(line) ?? [];
    if (!url) continue;
    child.stderr.resume();
    return {
      place: { command, args, env, url },
      async stop() {
        const exit = once(child, 'exit');
        child.kill('SIGTERM');
        await exit;
      },
    };
  }
  throw new Error('The server ended before it said where it is.');
}

const me = { name: 'test-agent', version: '1.0.0' };

export type Connect = (place: Place, person?: Person) => Promise<Agent>;

const sdk1: Connect = async ({ url, headers = {}, ...start }, person) => {
  const client = new Client1(me, { capabilities: person ? { elicitation: {} } : {} });
  if (person) client.setRequestHandler(ElicitRequestSchema, ({ params }) => told(person, params.message));
  const transport = url
    ? new Http1(new URL(url), { requestInit: { headers } })
    : new Stdio1({ ...start, stderr: 'ignore' });
  // Its types and those of the second generation differ in what may be undefined.
  await client.connect(transport as Stdio1);
  const call: Agent['call'] = async (name, input, options = {}) =>
    (await client.callTool({ name, arguments: input }, undefined, options)) as Answer;
  return Object.assign(client as unknown as Agent, { call });
};

const sdk2 =
  (mode: 'legacy' | { pin: string }): Connect =>
  async ({ url, headers = {}, ...start }, person) => {
    const capabilities = person ? { elicitation: { form: {} } } : {};
    const client = new Client2(me, { capabilities, versionNegotiation: { mode } });
    if (person) client.setRequestHandler('elicitation/create', ({ params }) => told(person, params.message));
    await client.connect(
      url
        ? new Http2(new URL(url), { requestInit: { headers } })
        : new Stdio2({ ...start, stderr: 'ignore' }),
    );
    const call: Agent['call'] = async (name, input, options = {}) =>
      (await client.callTool({ name, ...(input && { arguments: input }) }, options)) as Answer;
    return Object.assign(client, { call });
  };

function told({ answer, asked }: Person, message: string): Person['answer'] {
  asked.push(message);
  return answer;
}

/** Every generation of the protocol, by the official client that speaks it. */
export const generations: { generation: string; connect: Connect }[] = [
  { generation: 'SDK 1', connect: sdk1 },
  { generation: 'SDK 2 as before 2026', connect: sdk2('legacy') },
  { generation: 'SDK 2 as of 2026-07-28', connect: sdk2({ pin: '2026-07-28' }) },
];
