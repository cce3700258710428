import { generateKeyPairSync } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Io } from '../../../connector/cli/io.ts';
import type { Sandbox } from '../../../connector/sandbox/index.ts';
import { startSpecified } from '../sandbox/specified.ts';
import { envOf, typed } from './typed.ts';

let org: Sandbox;
let env: Io['env'];
const folder = mkdtempSync(join(tmpdir(), 'okta-cli-'));

beforeAll(async () => {
  org = await startSpecified();
  env = envOf(org);
});

afterAll(async () => {
  await org.stop();
  rmSync(folder, { recursive: true });
});

const type = (args: string[], { typed: input = '', ...io }: Partial<Io> & { typed?: string } = {}) =>
  typed(args, env, { stdin: Readable.from([input]), ...io });

function file(name: string, content: unknown, mode = 0o600): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  chmodSync(path, mode);
  return path;
}

describe('okta-connector actions', () => {
  test('lists the actions by resource', async () => {
    const { code, out, err } = await type(['actions']);

    expect(code).toBe(0);
    expect(out).toMatch(/^Users \(\d+\)\n {2}list_users +Lists the users/);
    expect(out).toMatch(/\nGroups \(\d+\)\n {2}list_groups /);
    expect(err).toBe('');
  });

  test('lists those of a resource, and in a line each', async () => {
    const { out } = await type(['actions', 'groups']);

    expect(out).toMatch(/^Groups \(\d+\)\n {2}list_groups /);
    expect(out).not.toContain('list_users');
    expect(out).toMatch(/^ {2}delete_group +Permanently deletes a group\.$/m);
  });

  test('finds some by what somebody wants to do', async () => {
    expect((await type(['actions', 'block', 'a', 'user'])).out).toMatch(/^ {2}suspend_user /);
    expect((await type(['actions', 'disable a user'])).out).toMatch(/^ {2}deactivate_user /);
    expect(JSON.parse((await type(['actions', 'block a user', '--json'])).out)[0]).toMatchObject({
      name: 'suspend_user',
    });
    expect(await type(['actions', 'xyzzy'])).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('No action fits these words.'),
    });
  });

  test('shows the form and the output of one, field by field', async () => {
    const { out } = await type(['actions', 'create_user']);

    expect(out).toContain('POST /api/v1/users');
    expect(out).toContain('  profile.email  string, required\n      Primary email. ');
    expect(out).toContain('  profile.middleName  string or null\n');
    expect(out).toContain("okta-connector run create_user --input '{");
  });

  test('shows the choices and what is secret', async () => {
    expect((await type(['actions', 'get_user'])).out).toContain(
      'expand  string, one of blocks classification',
    );
    expect((await type(['actions', 'activate_user'])).out).toMatch(/activationToken {2}string.*, secret\n/);
    expect((await type(['actions', 'list_users'])).out).toContain('  users[].profile.login  string');
  });

  test('prints the data of the manifest with --json', async () => {
    const one = JSON.parse((await type(['actions', 'suspend_user', '--json'])).out);
    const all = JSON.parse((await type(['actions', '--json'])).out);

    expect(one).toMatchObject({ name: 'suspend_user', inputSchema: { required: ['userId'] } });
    expect(all).toContainEqual(one);
  });

  test('names what is near to a name that it does not know', async () => {
    expect(await type(['actions', 'get_usr'])).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringMatching(
        /^INVALID_INPUT: There is no action called "get_usr"\. Did you mean get_user\b/,
      ),
    });
  });
});

describe('okta-connector run', () => {
  test('prints the output as JSON and nothing else', async () => {
    const { code, out, err } = await type(['run', 'list_users', '--input', '{"limit": 2}']);

    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(JSON.parse(out)).toMatchObject({ count: 2, hasMore: true });
  });

  test('takes the input from a file and from the standard input', async () => {
    const input = file('input.json', { limit: 1 });

    const fromFile = await type(['run', 'list_users', '--input', `@${input}`]);
    const fromStdin = await type(['run', 'list_users', '--input', '-'], { typed: '{"limit": 1}' });

    expect(JSON.parse(fromFile.out)).toMatchObject({ count: 1 });
    expect(fromStdin).toEqual(fromFile);
  });

  test('takes the connection from a file, and warns when others can read it', async () => {
    const { origin: domain, apiKey } = org;
    const connection = { domain, apiKey, sandbox: true };
    const own = file('own.json', connection);
    const shared = file('shared.json', connection, 0o644);

    expect(await type(['test', '--connection', own], { env: {} })).toMatchObject({ code: 0, err: '' });
    expect(await type(['test', '--connection', shared], { env: {} })).toMatchObject({
      code: 0,
      err: expect.stringContaining('To prevent that, run: chmod 600 '),
    });
  });

  test('runs against an org of its own with --sandbox', async () => {
    const { code, out } = await type(['run', 'list_groups', '--sandbox'], { env: {} });

    expect(code).toBe(0);
    expect(JSON.parse(out)).toHaveProperty('groups');
  });

  test('says in one line which fields are wrong', async () => {
    const { code, out, err } = await type(['run', 'get_user', '--input', '{"userid": "00u1"}']);

    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/^INVALID_INPUT: Get user: .*"User ID" is required.*\(fields userId, userid\)\n$/);
  });

  test('says in one line why Okta refused, with what its support asks for', async () => {
    const { code, out, err } = await type(['run', 'get_user', '--input', '{"userId": "00unknown"}']);

    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/^NOT_FOUND: .*\(Okta error E0000007; request \S+\)\n$/);
  });

  test('names the action that does not exist before it asks for anything else', async () => {
    const { code, err } = await type(['run', 'get_usr'], { env: {} });

    expect(code).toBe(1);
    expect(err).toContain('Did you mean get_user');
  });

  test('says that there is no connection, and how to give one', async () => {
    const { code, err } = await type(['run', 'list_users'], { env: { OKTA_DOMAIN: 'acme' } });

    expect(code).toBe(1);
    expect(err).toBe(
      'INVALID_CONNECTION: OKTA_API_KEY is not set. Set OKTA_DOMAIN and OKTA_API_KEY (or OKTA_CLIENT_ID with OKTA_PRIVATE_KEY), name a file with --connection, or use --sandbox.\n',
    );
  });

  test('does not guess between an API key and a service app', async () => {
    const { code, err } = await type(['test'], { env: { ...env, OKTA_CLIENT_ID: '0oa1' } });

    expect(code).toBe(1);
    expect(err).toBe(
      'INVALID_CONNECTION: OKTA_API_KEY and OKTA_CLIENT_ID are both set. Unset the one you do not want to use.\n',
    );
  });

  test.each([
    ['--input', '{"password": "Tr0ub4dor'],
    ['--input', '@/nowhere.json'],
    ['--connection', '/nowhere.json'],
    ['--input', '@LICENSE'],
  ])('refuses %s %s in one line that quotes no secret', async (...args) => {
    const { code, out, err } = await type(['run', 'list_users', ...args]);

    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/^INVALID_(INPUT|CONNECTION): .+\n$/);
    expect(err).not.toContain('Tr0ub4dor');
  });

  test.each([['{}'], ['-']])('is cancelled by Ctrl-C with input %s', async (input) => {
    const stdin = new Readable({ read() {} });
    const signal = AbortSignal.abort();

    expect(await type(['run', 'list_users', '--input', input], { stdin, signal })).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringMatching(/^CANCELLED: /),
    });
  });
});

describe('okta-connector test', () => {
  test('says who the key acts for', async () => {
    const { code, out } = await type(['test']);

    expect(code).toBe(0);
    expect(JSON.parse(out).message).toMatch(
      /^Connected to Sandbox \(http:\S+, Identity Engine\) as \S+@\S+\. /,
    );
  });

  test('says what is wrong, without the key', async () => {
    const { code, out, err } = await type(['test'], { env: { ...env, OKTA_API_KEY: '00wrongKey' } });

    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/^AUTHENTICATION_FAILED: /);
    expect(err).not.toContain('00wrongKey');
  });
});

describe('a service app', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
  const forms: URLSearchParams[] = [];
  const server = createServer(async (request, response) => {
    response.setHeader('content-type', 'application/json');
    if (request.url === '/.well-known/okta-organization') return response.end('{"id":"00o1"}');
    if (request.url === '/api/v1/groups/00g1') return response.end('{"id":"00g1"}');
    forms.push(new URLSearchParams(await text(request)));
    response.end('{"token_type":"Bearer","expires_in":3600,"access_token":"eyToken"}');
  });
  let app: Record<string, string>;

  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    app = { OKTA_DOMAIN: `http://127.0.0.1:${port}`, OKTA_SANDBOX: 'true', OKTA_CLIENT_ID: '0oa1' };
  });

  afterAll(() => void server.close());

  const getGroup = ['run', 'get_group', '--input', '{"groupId": "00g1"}'];

  test('signs in with the key and the scopes of the environment', async () => {
    const more = {
      OKTA_PRIVATE_KEY: pem,
      OKTA_KEY_ID: 'k1',
      OKTA_SCOPES: 'okta.groups.read, okta.logs.read',
    };
    expect(await type(getGroup, { env: { ...app, ...more } })).toMatchObject({ code: 0, err: '' });

    const form = forms.at(-1);
    const { payload, protectedHeader } = await jwtVerify(form?.get('client_assertion') ?? '', publicKey);
    expect(form?.get('scope')).toBe('okta.groups.read okta.logs.read');
    expect(payload.sub).toBe('0oa1');
    expect(protectedHeader.kid).toBe('k1');
  });

  test('signs in with a key from a file, for all that the actions need', async () => {
    const key = file('key.pem', pem);
    expect(await type(getGroup, { env: { ...app, OKTA_PRIVATE_KEY_FILE: key } })).toMatchObject({ code: 0 });

    const scopes = forms.at(-1)?.get('scope')?.split(' ') ?? [];
    expect(scopes).toContain('okta.users.manage');
    expect(new Set(scopes).size).toBe(scopes.length);
  });

  test('says what is wrong with its key, without the key', async () => {
    const { code, err } = await type(['test'], { env: { ...app, OKTA_PRIVATE_KEY: pem.slice(0, 80) } });

    expect(code).toBe(1);
    expect(err).toMatch(/^INVALID_CONNECTION: The private key cannot be used: its end is missing/);
    expect(err).not.toContain(pem.slice(40, 60));
  });

  test('names what is not set', async () => {
    expect((await type(['test'], { env: app })).err).toContain('"Private key" is required');
    expect((await type(['test'], { env: { ...app, OKTA_PRIVATE_KEY_FILE: '/nowhere.pem' } })).err).toBe(
      'INVALID_CONNECTION: The file /nowhere.pem cannot be read (ENOENT).\n',
    );
  });
});

describe('okta-connector sandbox', () => {
  test('prints the lines for the environment and ends on Ctrl-C', async () => {
    const stop = new AbortController();
    let out = '';
    const stdout = { write: (text: string) => (out += text) };
    const stopped = type(['sandbox', '--port', '0'], { stdout, signal: stop.signal });
    await expect.poll(() => out).toContain('OKTA_SANDBOX');
    const lines = Object.fromEntries([...out.matchAll(/^export (\w+)=(\S+)$/gm)].map(([, ...pair]) => pair));

    expect(await type(['test'], { env: lines })).toMatchObject({ code: 0 });
    stop.abort();
    expect(await stopped).toMatchObject({ code: 0, err: expect.stringContaining('Ctrl-C') });
  });

  test('makes the org that is asked for, and keeps it in a file', async () => {
    const state = join(folder, 'state.json');
    const started = async (...args: string[]) => {
      const stop = new AbortController();
      let out = '';
      const stdout = { write: (text: string) => (out += text) };
      const stopped = type(['sandbox', '--port', '0', '--state', state, ...args], {
        stdout,
        signal: stop.signal,
      });
      await expect.poll(() => out).toContain('OKTA_SANDBOX');
      const origin = /OKTA_DOMAIN=(\S+)/.exec(out)?.[1];
      const asked = async (path: string) => (await fetch(`${origin}${path}`, { method: 'POST' })).json();
      const size = await asked('/sandbox/reset');
      const behaviour = await (await fetch(`${origin}/sandbox/behaviour`)).json();
      stop.abort();
      return { size, behaviour, ...(await stopped) };
    };

    const sized = ['--users', '70', '--groups', '30', '--engine', 'classic', '--rate-limit', 'off'];
    const first = await started(...sized);
    expect(first.size).toMatchObject({ users: 70, groups: 30 });
    expect(first.behaviour).toMatchObject({ engine: 'classic' });
    expect(first.err).toContain(`Press Ctrl-C to stop; ${state} keeps all changes.`);
    expect((await started()).size).toEqual(first.size);
  });

  test('says when the port is taken', async () => {
    const { port } = new URL(org.origin);

    expect(await type(['sandbox', '--port', port])).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('EADDRINUSE'),
    });
  });
});

describe('okta-connector mcp', () => {
  test('says where it serves over HTTP, and ends on Ctrl-C', async () => {
    const stop = new AbortController();
    let err = '';
    const stderr = { write: (text: string) => (err += text) };
    const stopped = type(['mcp', '--http', '--port', '0'], { stderr, signal: stop.signal });
    await expect.poll(() => err).toMatch(/^MCP at http:\/\/127\.0\.0\.1:\d+\/mcp\./);

    stop.abort();
    expect(await stopped).toMatchObject({ code: 0, out: '' });
  });

  test.each([
    [['--tools', 'user'], /^INVALID_INPUT: .*Did you mean users\b/],
    [['--http', '--host', '0.0.0.0'], /^INVALID_CONNECTION: .*OKTA_MCP_KEY/],
    [['--audit-log', '/nowhere/calls.jsonl'], /ENOENT/],
  ])('does not start with %j, and says why', async (flags, why) => {
    expect(await type(['mcp', ...flags])).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringMatching(why),
    });
  });
});

describe('okta-connector', () => {
  test('teaches with examples in the help of every command', async () => {
    for (const command of [[], ['actions'], ['run'], ['test'], ['sandbox'], ['studio'], ['mcp']]) {
      const { code, out } = await type([...command, '--help']);
      expect({ code, out }).toEqual({ code: 0, out: expect.stringMatching(/Examples\n.*okta-connector /) });
    }
  });

  test.each([
    [[]],
    [['runn']],
    [['run']],
    [['run', 'list_users', '--inptu', '{}']],
    [['run', 'list_users', 'more']],
    [['test', '--sandbox', '--connection', 'okta.json']],
    [['sandbox', '--port', 'any']],
    [['sandbox', '--users', '0']],
    [['sandbox', '--engine', 'steam']],
    [['sandbox', '--rate-limit', 'none']],
  ])('exits with 2 when it is typed wrong: %j', async (args) => {
    expect(await type(args)).toMatchObject({ code: 2, out: '', err: expect.stringMatching(/./) });
  });

  test('prints its version', async () => {
    expect(await type(['--version'])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    });
  });
});

describe('okta-connector run --dry-run, and apply', () => {
  const input = ['--input', '{"name": "Planned group"}'];

  test('prints the plan and changes nothing, then carries it out from its file', async () => {
    const plan = join(folder, 'plan.json');
    const planned = await type(['run', 'create_group', ...input, '--dry-run', '--plan-file', plan]);
    expect(planned).toMatchObject({ code: 0, err: '' });
    expect(planned.out).toContain('Create group: group "Planned group" is created.');
    expect(planned.out).toContain('profile.name: (none) → "Planned group"');

    const find = ['run', 'find_group', '--input', '{"name": "Planned group"}'];
    expect(JSON.parse((await type(find)).out)).toMatchObject({ found: false });
    expect(await type(['apply', plan])).toMatchObject({ code: 0 });
    expect(JSON.parse((await type(find)).out)).toMatchObject({ found: true });
  });

  test('prints the plan as JSON', async () => {
    const { out } = await type(['run', 'create_group', ...input, '--dry-run', '--json']);

    expect(JSON.parse(out)).toMatchObject({ v: 1, action: 'create_group', hash: expect.any(String) });
  });

  test('says what is wrong with the options or the file', async () => {
    expect((await type(['run', 'list_groups', '--json'])).err).toContain('go with --dry-run');
    expect((await type(['apply', file('no-plan.json', {})])).err).toContain('holds no plan');
  });
});
