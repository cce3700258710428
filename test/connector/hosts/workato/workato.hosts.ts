import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import nock from 'nock';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { serve } from '../../../../connector/hosts/openapi/serve.ts';
import { workatoConnector } from '../../../../connector/hosts/workato/connector.ts';
import { loadConnector } from '../../../../connector/index.ts';
import { type Sandbox, startSandbox } from '../../../../connector/sandbox/index.ts';
import { inputOf, replayed } from '../../../replayed.ts';
import { rows } from '../../../rows.ts';
import { runnable } from '../../../runnable.ts';

// The written file, evaluated and run by a harness in Ruby: its schema, and each action and trigger against an org.

// nock 15 cannot pass a fetch with a body on, and here every call is for this machine.
nock.restore();

// biome-ignore lint/suspicious/noExplicitAny: whatever Ruby answers.
type Body = any;

const okta = await loadConnector({ sleep: async () => {} });
const text = workatoConnector(okta.manifest);
const folder = mkdtempSync(join(tmpdir(), 'okta-workato-'));
const harness = fileURLToPath(new URL('harness.rb', import.meta.url));

/** A Ruby process that has evaluated a connector. */
class Ruby {
  readonly #child: ChildProcess;
  readonly #answers: AsyncIterator<string>;

  constructor(file: string) {
    this.#child = spawn('ruby', [harness, file], { stdio: ['pipe', 'pipe', 'inherit'] });
    if (!this.#child.stdout) throw new Error('Ruby does not answer.');
    this.#answers = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
  }

  async asks(question: object): Promise<{ result?: Body; error?: string }> {
    this.#child.stdin?.write(`${JSON.stringify(question)}\n`);
    const { value, done } = await this.#answers.next();
    if (done) throw new Error('Ruby has ended.');
    return JSON.parse(value);
  }

  end(): void {
    this.#child.kill();
  }
}

function evaluated(source: string, name = 'connector'): Ruby {
  const file = join(folder, `${name}.rb`);
  writeFileSync(file, source);
  return new Ruby(file);
}

let ruby: Ruby;
beforeAll(() => {
  ruby = evaluated(text);
});
afterAll(() => {
  ruby.end();
  rmSync(folder, { recursive: true });
});

describe('the file', () => {
  test("is Ruby, and keeps the rules of Workato's schema", async () => {
    expect(execFileSync('ruby', ['-c', join(folder, 'connector.rb')], { encoding: 'utf8' })).toContain('OK');
    expect((await ruby.asks({ does: 'lint', connection: {} })).result).toEqual([]);
  });

  test('is the same each time', () => expect(workatoConnector(okta.manifest)).toBe(text));

  test.each([
    ["type: 'string'", "type: 'text'", 'type "text"'],
    ["control_type: 'select'", "control_type: 'menu'", 'control menu'],
    ["label: 'User ID'", "label: ''", 'no label'],
    ["pick_list: 'users'", "pick_list: 'people'", 'no pick list people'],
    ["of: 'object',", '', 'a list of what?'],
    ['dedup: lambda', 'dedupe: lambda', 'not deduplicated'],
    ["convert_input: 'integer_conversion'", 'sticky: true', 'a number without conversion'],
    ["title: 'Get user'", "title: ''", 'no title'],
    [/(?<=toggle_field: \{\s+name: )'\w+'/, "'other'", 'toggles another field'],
    ["ngIf: 'input.type ==", "ngIf: 'input.kind ==", 'depends on kind'],
  ])('is found to be wrong with %s as %s', async (right, wrong, fault) => {
    const changed = text.replace(right, wrong);
    expect(changed).not.toBe(text);
    const broken = evaluated(changed, 'broken');
    onTestFinished(() => broken.end());
    const { result } = await broken.asks({ does: 'lint', connection: {} });

    expect(result).toEqual(expect.arrayContaining([expect.stringContaining(fault)]));
  });
});

// What an org draws by chance depends on what it was asked before.
const neutral = (given: unknown) =>
  JSON.parse(
    JSON.stringify(given).replaceAll(
      /(?<="(?:takenAt|activationToken|activationUrl|resetPasswordUrl|tempPassword|tac|requestId|[a-zA-Z]*[sS]ecret)":")[^"]+|(?<=")[A-Za-z\d]{24}(?=")|127\.0\.0\.1:\d+|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g,
      'any',
    ),
  );

describe('against an org', () => {
  let theirs: Sandbox;
  let ours: Sandbox;
  let orgs: Awaited<ReturnType<typeof runnable>>[];
  const gatewayKey = 'a-key-of-the-gateway-of-some-length';
  let gateway: Awaited<ReturnType<typeof serve>>;
  const connectionTo = ({ origin, apiKey }: Sandbox) => ({ domain: origin, apiKey, sandbox: true });
  const connection = () => ({
    domain: theirs.origin,
    api_key: theirs.apiKey,
    gateway: gateway.url,
    gateway_key: gatewayKey,
  });

  beforeAll(async () => {
    const time = Date.now();
    const licences = ['realms', 'user-classification', 'device-blocks', 'user-risk'] as const;
    const options = { rateLimit: 'off', licences, now: () => time } as const;
    [theirs, ours] = await Promise.all([startSandbox(options), startSandbox(options)]);
    orgs = await Promise.all([theirs, ours].map(runnable));
    gateway = await serve({
      okta,
      connection: connectionTo(theirs),
      keys: [{ name: 'workato', key: gatewayKey }],
      ...{ maxBody: 1e6, rate: 1000, host: '127.0.0.1', port: 0, patience: 1000, every: 60_000 },
      ...{ log: () => {}, say: () => {} },
    });
  });
  afterAll(async () => {
    await gateway?.stop();
    await Promise.all([theirs?.stop(), ours?.stop()]);
  });

  test('the connection is tested', async () => {
    const { result } = await ruby.asks({ does: 'test', connection: connection() });
    expect(result).toMatchObject({ id: expect.stringMatching(/^00u/) });
  });

  // The second time there is nothing left to do, or Okta refuses it.
  test.each(okta.manifest.actions.map(({ name }) => name))(
    '%s gives what it gives by itself, and once more',
    async (name) => {
      const [inputOf] = rows[name]?.run ?? [];
      const [theirInput, ourInput] = await Promise.all(
        orgs.map(async (orgFor) => (await inputOf?.(await orgFor(name))) as { userId: string }),
      );
      const theirs = () => ruby.asks({ does: 'run', name, input: theirInput, connection: connection() });
      const ourOwn = () =>
        okta
          .run(name as 'get_user', {
            connection: connectionTo(ours),
            input: ourInput as { userId: string },
          })
          .then(
            (result) => ({ result }),
            ({ message }) => ({ result: undefined, error: String(message) }),
          );
      const first = await theirs();
      expect(first.error).toBeUndefined();
      expect(neutral(first.result)).toEqual(neutral((await ourOwn()).result));

      const [again, ourAgain] = [await theirs(), await ourOwn()];
      expect(again.error === undefined, again.error).toBe(!('error' in ourAgain));
      expect(neutral(again.result ?? null)).toEqual(neutral(ourAgain.result ?? null));
    },
  );

  const name = { firstName: 'Vera', lastName: 'Rubin' };
  test.each([
    ['list_users', { includeDeprovisioned: true, limit: 500 }],
    ['list_users', { includeDeprovisioned: true, filter: 'status eq "LOCKED_OUT"' }],
    ['find_user', { userId: 'nobody@example.com' }],
    ['find_user', { userId: 'no/body@example.com' }],
    ['find_group', { name: 'EVERYONE', type: 'BUILT_IN' }],
    [
      'search_users',
      {
        match: 'any',
        conditions: [
          { attribute: 'profile.department', operator: 'eq', value: 'Sales "East"' },
          { attribute: 'profile.title', operator: 'pr' },
        ],
      },
    ],
    [
      'create_user',
      {
        profile: { ...name, email: 'vera.rubin@example.com' },
        passwordHash: {
          algorithm: 'BCRYPT',
          value: '$2b$04$abcdefghijklmnopqrstuuL14P8YbLAn0JkPxtgtQFRlH3V5k9ZVC',
        },
      },
    ],
    [
      'create_user',
      {
        profile: { ...name, email: 'v.rubin@example.com', login: 'vera@example.com' },
        provider: { type: 'FEDERATION', name: 'FEDERATION' },
        activate: false,
      },
    ],
    ['find_user', { userId: 'v.rubin@example.com' }],
    ['list_failed_sign_ins', { ipAddress: '198.51.100.35' }],
    ['get_user_schema', { userTypeId: 'default' }],
  ] as const)('%s of %j gives what it gives by itself', async (action, input) => {
    const { result, error } = await ruby.asks({
      ...{ does: 'run', name: action, input },
      connection: connection(),
    });
    const output = await okta.run(action as 'get_user', {
      connection: connectionTo(ours),
      input: input as object as { userId: string },
    });

    expect(error).toBeUndefined();
    expect(neutral(result)).toEqual(neutral(output));
  });

  const logTriggers = okta.manifest.triggers
    .filter(({ source }) => source.kind === 'log')
    .map(({ name }) => name);
  test.each(logTriggers)('%s reads the events that it reads by itself', async (name) => {
    const startFrom = '2020-01-01T00:00:00Z';
    const { result, error } = await ruby.asks({
      does: 'poll',
      name,
      input: { startFrom },
      connection: connection(),
    });
    const { events, more } = await okta.poll(name, {
      connection: connectionTo(theirs),
      input: { startFrom },
    });

    expect(error).toBeUndefined();
    expect(result.events).toEqual(events);
    expect(result.can_poll_more).toBe(more);
    const after = await ruby.asks({
      does: 'poll',
      name,
      input: {},
      closure: result.next_poll,
      connection: connection(),
    });
    expect(after.result).toMatchObject({ events: [], can_poll_more: false });
  });

  test('an error says what Okta said', async () => {
    const input = { userId: 'nobody@example.com' };
    const { error } = await ruby.asks({ does: 'run', name: 'get_user', input, connection: connection() });

    expect(error).toMatch(/^404 E0000007 Not found: .*nobody@example\.com/);
  });

  test('what needs the gateway says so where there is none', async () => {
    const input = { userId: '00u1' };
    const { error } = await ruby.asks({
      ...{ does: 'run', name: 'contain_user', input },
      connection: { ...connection(), gateway: '' },
    });

    expect(error).toContain('okta-connector serve');
  });

  test('choices come from the gateway, with what they depend on', async () => {
    const { result } = await ruby.asks({
      does: 'choices',
      name: 'groups',
      input: {},
      connection: connection(),
    });

    expect(result).toEqual(
      expect.arrayContaining([[expect.stringContaining('Everyone'), expect.stringMatching(/^00g/)]]),
    );
  });
});

const readings = [
  ...new Map(
    replayed
      .filter(
        ({ action, method, status, recording }) =>
          method === 'GET' && status === 200 && action.plain && recording.response !== null,
      )
      .map((one) => [one.name, one]),
  ).values(),
].slice(0, 10);

describe.runIf(readings.length > 0)('against what real orgs answered', () => {
  test.each(readings)(
    '$name gives what it gives by itself',
    async ({ action, recording, name, path, response }) => {
      const server = createServer((request, reply) => {
        const isAsked = new URL(request.url ?? '', 'http://127.0.0.1').pathname === path;
        reply
          .writeHead(isAsked ? 200 : 404, { 'content-type': 'application/json' })
          .end(JSON.stringify(isAsked ? response : {}));
      }).listen(0, '127.0.0.1');
      await once(server, 'listening');
      onTestFinished(() => void server.close());
      const domain = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      const input = inputOf(action, recording);
      const { result, error } = await ruby.asks({
        does: 'run',
        name,
        input,
        connection: { domain, api_key: 'recorded' },
      });
      const output = await okta.run(name as 'get_user', {
        connection: { domain, apiKey: 'recorded', sandbox: true },
        input: input as { userId: string },
      });

      expect(error).toBeUndefined();
      expect(result).toEqual(JSON.parse(JSON.stringify(output)));
    },
  );
});
