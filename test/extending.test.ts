import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { Io } from '../connector/cli/io.ts';
import { startSandbox } from '../connector/sandbox/index.ts';
import { linked } from './connector/hosts/mcp/linked.ts';
import { plain } from './differential/plain.ts';

// Adding an action, a trigger or a host takes only this, done on a copy of the project: nothing else is touched there.

const root = join(import.meta.dirname, '..');
const copy = mkdtempSync(join(tmpdir(), 'okta-extended-'));
/** The build looks for the package two folders above itself, so that the sources stand where the build would be. */
const sources = join(copy, 'dist');

const read = (file: string) => readFileSync(join(copy, file), 'utf8');

function write(file: string, text: string): void {
  mkdirSync(dirname(join(sources, file)), { recursive: true });
  writeFileSync(join(sources, file), text);
}

/** Puts a name first in a list, and its import before the others. */
function addTo(list: string, file: string, { name, from }: { name: string; from: string }): void {
  const text = readFileSync(join(sources, file), 'utf8');
  const longer = text.replace(`${list}[`, `${list}[${name}, `);
  expect(longer, `${file} has the list "${list}"`).not.toBe(text);
  write(file, longer.replace(/^import /m, `import { ${name} } from '${from}';\nimport `));
}

// The copy has the types of what it was copied from.
const load = async <M>(file: string) => (await import(`${sources}/${file}`)) as M;

const connector = async () => {
  const { loadConnector } = await load<typeof import('../connector/index.ts')>('connector/index.ts');
  return loadConnector();
};

async function commandLine(...args: string[]): Promise<string> {
  const { main } = await load<typeof import('../connector/cli/index.ts')>('connector/cli/index.ts');
  const lines: string[] = [];
  // The part of a stream that the command line uses.
  const stdout = { write: (words: string) => lines.push(words) } as unknown as Io['stdout'];
  const { stdin } = process;
  await main(args, { env: {}, stdin, stdout, stderr: stdout, signal: new AbortController().signal });
  return lines.join('');
}

beforeAll(async () => {
  const isSource = (file: string) => !/\/(?:node_modules|\.git|dist|coverage)$/.test(file);
  cpSync(root, copy, { recursive: true, filter: isSource });
  for (const part of ['actions', 'connector', 'schemas', 'test', 'tsconfig.json']) {
    cpSync(join(root, part), join(sources, part), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));

  write('actions/users/greet-user.ts', action);
  addTo('actions: ', 'actions/users/index.ts', { name: 'greetUser', from: './greet-user.ts' });
  write('test/actions/users/greet-user.rows.ts', rows);

  write('connector/triggers/user-greeted.ts', trigger);
  addTo('triggers: ', 'connector/triggers/index.ts', { name: 'userGreeted', from: './user-greeted.ts' });

  write('connector/hosts/greeter/command.ts', host);
  const from = '../hosts/greeter/command.ts';
  addTo('commands = ', 'connector/cli/index.ts', { name: 'greeterCommand', from });

  await load('connector/build.ts');
}, 60_000);
afterAll(() => rmSync(copy, { recursive: true }));

describe('an action that is added by its file, its place in the list and its rows', () => {
  test('is in the manifest, in the order of the list', async () => {
    const { manifest } = await connector();

    expect(manifest.actions[0]).toMatchObject({
      name: 'greet_user',
      resource: 'users',
      inputSchema: { properties: { userId: { description: 'Whom to greet.' } } },
    });
  });

  test('is in the palette of Node-RED, with its form', async () => {
    const { paletteScript } = await load<typeof import('../connector/hosts/node-red/editor-page.ts')>(
      'connector/hosts/node-red/editor-page.ts',
    );

    expect(read('dist/connector/hosts/node-red/okta.html')).toContain('okta-greet-user');
    expect(paletteScript((await connector()).manifest)).toContain('Whom to greet.');
  });

  test('is an operation of the node for n8n', async () => {
    const { formOf } = await load<typeof import('../connector/hosts/n8n/description.ts')>(
      'connector/hosts/n8n/description.ts',
    );
    const { operations } = formOf((await connector()).manifest);

    expect(operations['greetUser']).toMatchObject({ action: 'greet_user', resource: 'users' });
  });

  test('is an operation of the gateway, an action of the file for Workato, and a step of the app for Zapier', async () => {
    const { manifest } = await connector();
    const { documentOf } = await load<typeof import('../connector/hosts/openapi/document.ts')>(
      'connector/hosts/openapi/document.ts',
    );
    const { workatoConnector } = await load<typeof import('../connector/hosts/workato/connector.ts')>(
      'connector/hosts/workato/connector.ts',
    );

    expect(JSON.stringify(documentOf(manifest, { server: 'https://gateway.example.com' }))).toContain(
      '/v1/actions/greet_user',
    );
    const { zapierApp } = await load<typeof import('../connector/hosts/zapier/app.ts')>(
      'connector/hosts/zapier/app.ts',
    );
    expect(workatoConnector(manifest)).toContain("title: 'Greet user'");
    expect(zapierApp(manifest, '1.0.0', '19.1.0')).toMatchObject({
      searches: { greet_user: { noun: 'Greet user' } },
      triggers: { user_greeted: {} },
    });
  });

  test('is a tool of MCP', async () => {
    const okta = await connector();
    const { tools } = await (await linked({ okta })).listTools();

    expect(tools.map(({ name }) => name)).toContain('greet_user');
  });

  test('is in the tables of the documents', () => {
    expect(read('docs/actions.md')).toContain(
      '| `greet_user` | Greets a user by name. | `okta.users.read` |',
    );
    expect(read('README.md')).toContain('`greet_user`');
    expect(read('docs/connection.md')).toMatch(/\| `okta.users.read` \| .*`greet_user`/);
  });

  test('is in the list of the command line', async () => {
    expect(await commandLine('actions')).toContain('greet_user');
  });

  test('is held to its rows', async () => {
    const { rows } = await load<typeof import('./rows.ts')>('test/rows.ts');
    const sandbox = await startSandbox();
    onTestFinished(() => sandbox.stop());
    const connection = { domain: sandbox.origin, apiKey: sandbox.apiKey, sandbox: true };
    const okta = await connector();
    const [inputOf, output] = rows['greet_user']?.run ?? [];
    const input = await inputOf?.({
      user: () => 'maria.dubois@example.com',
      group: '',
      everyone: '',
      app: () => '',
      plain: plain(sandbox),
    });
    // The types of the copy know nothing of what was added.
    const given = await okta.run('greet_user' as 'get_user', {
      connection,
      input: input as { userId: string },
    });

    expect(given).toMatchObject(output ?? {});
  });
});

describe('a trigger that is added by its file and its place in the list', () => {
  test('is in the manifest, on the command line and in the documents', async () => {
    const { manifest } = await connector();

    expect(manifest.triggers[0]).toMatchObject({ name: 'user_greeted', source: { kind: 'log' } });
    expect(await commandLine('triggers')).toContain('user_greeted');
    expect(read('docs/triggers.md')).toContain('| `user_greeted` | Starts when a user was greeted. |');
  });

  test('is polled', async () => {
    const sandbox = await startSandbox();
    onTestFinished(() => sandbox.stop());
    const okta = await connector();
    const connection = { domain: sandbox.origin, apiKey: sandbox.apiKey, sandbox: true };

    expect(await okta.poll('user_greeted', { connection })).toMatchObject({ events: [], gaps: [] });
  });
});

describe('a host that is added by its folder and its place in the command line', () => {
  test('is a command, and knows every action', async () => {
    expect(await commandLine('greeter')).toMatch(/^Greet user, List users, /);
  });
});

const action = `
import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { readUser } from '../../connector/okta/steps/user-state.ts';
import { sampleUser, userId } from '../../schemas/user.ts';

export const greetUser = defineAction({
  name: 'greet_user',
  title: 'Greet user',
  description: 'Greets a user by name.',
  operation: 'getUser',
  scopes: ['okta.users.read'],
  effect: 'read',
  idempotent: true,
  input: z.object({ userId: userId.describe('Whom to greet.') }).strict(),
  output: z.object({ greeting: z.string().describe('The words.') }),
  sample: { input: { userId: sampleUser.id }, output: { greeting: 'Hello Grace' } },
  request: { method: 'GET', path: '/api/v1/users/{userId}' },
  async execute({ okta, input }) {
    const { body } = await readUser(okta, input.userId);
    return { greeting: \`Hello \${body.profile?.firstName}\` };
  },
});
`;

const trigger = `
import { z } from 'zod/v3';
import { eventWith, sampleEvent } from '../../schemas/event-parts.ts';
import { ofUser } from '../../schemas/trigger-input.ts';
import { defineTrigger } from '../core/define-trigger.ts';

export const userGreeted = defineTrigger({
  name: 'user_greeted',
  title: 'User greeted',
  description: 'Starts when a user was greeted.',
  scopes: ['okta.logs.read'],
  source: { kind: 'log', events: [{ type: 'user.session.start' }] },
  lift: { user: { target: 'User', otherwise: 'actor' } },
  input: z.object(ofUser).strict(),
  output: eventWith('user'),
  sample: { input: {}, output: sampleEvent('user.session.start', 'User login to Okta', 'user') },
});
`;

const rows = `
import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [(org) => ({ userId: org.user('ACTIVE') }), { greeting: 'Hello María' }],
};
`;

const host = `
import type { Command } from 'commander';
import { loadConnector } from '../../index.ts';

export const greeterCommand = (program: Command, { stdout }: { stdout: { write(words: string): void } }): Command =>
  program.command('greeter').action(async () => {
    const { manifest } = await loadConnector();
    stdout.write(manifest.actions.map(({ title }) => title).join(', '));
  });
`;
