import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import nock from 'nock';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { serve } from '../../../../connector/hosts/openapi/serve.ts';
import { workatoConnector } from '../../../../connector/hosts/workato/connector.ts';
import { loadConnector } from '../../../../connector/index.ts';
import { type Sandbox, startSandbox } from '../../../../connector/sandbox/index.ts';
import { plain } from '../../../differential/plain.ts';
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

/** No org answers there. */
const nowhere = { domain: '127.0.0.1:1', apiKey: 'a-key' };

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
    expect((await ruby.asks({ does: 'lint', connection: nowhere })).result).toEqual([]);
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
    const { result } = await broken.asks({ does: 'lint', connection: nowhere });

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
    apiKey: theirs.apiKey,
    gateway: gateway.url,
    gatewayKey,
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
      ...{ maxBody: 1e6, rate: 1000, host: '127.0.0.1', port: 0, patience: 1000, every: 200 },
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
    ['list_admins', { includeDetails: false }],
    ['call_okta_api', { path: '/api/v1/groups', query: { limit: 20 }, allPages: true }],
    ['call_okta_api', { path: '/api/v1/groups', query: { limit: 20 }, allPages: true, limit: 30 }],
    ['call_okta_api', { path: '/api/v1/users', query: { limit: 2 } }],
    [
      'create_event_hook',
      {
        name: 'Joiners of Sales',
        events: ['group.user_membership.add'],
        uri: 'https://example.com/okta',
        authScheme: { value: 'a-shared-secret' },
        filters: [{ event: 'group.user_membership.add', expression: 'event.target.size()>0' }],
      },
    ],
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

  test('what is typed as text is sent as what it means', async () => {
    const org = await startSandbox({ rateLimit: 'off' });
    onTestFinished(() => org.stop());
    const made = ['Typed', 'Written'].map((name) =>
      plain(org).send('POST', '/api/v1/groups', { profile: { name } }),
    );
    const groupIds = (await Promise.all(made)).map(({ body }) => body.id);
    const run = (name: string, input: object) =>
      ruby.asks({ does: 'run', name, input, connection: connectionTo(org) });
    const query = '{"limit": 3}';
    const { result: page } = await run('call_okta_api', { method: 'GET', path: '/api/v1/users', query });
    expect(page.body).toHaveLength(3);
    const wrong = await run('call_okta_api', { method: 'POST', path: '/api/v1/groups', body: '{"profile":' });
    expect(wrong.error).toBe('What was typed as JSON is not valid.');
    const typed = { groupIds: groupIds.join(', '), activate: 'false' };
    const expression = 'user.department=="Sales"';
    const { result: rule, error } = await run('create_group_rule', { name: 'Typed', expression, ...typed });
    expect(error).toBeUndefined();
    expect(rule).toMatchObject({
      status: 'INACTIVE',
      actions: { assignUserToGroups: { groupIds } },
    });
    const { result } = await run('list_users', { limit: '2', includeDeprovisioned: 'true' });
    expect(result.users).toHaveLength(2);
  });

  test("the org's own attributes are in the form, typed and read as the others", async () => {
    const org = await startSandbox({ rateLimit: 'off' });
    onTestFinished(() => org.stop());
    const properties = {
      badge: { title: 'Badge', type: 'integer', description: 'The number on the badge.' },
      remote: { title: 'Works remotely', type: 'boolean' },
      sites: { title: 'Sites', type: 'array', items: { type: 'string' } },
    };
    const custom = { id: '#custom', type: 'object', properties };
    const schema = '/api/v1/meta/schemas/user/default';
    await plain(org).send('POST', schema, { definitions: { custom } });
    const asked = { name: 'create_user', connection: connectionTo(org) };
    const profile = async (kind: string, of: object) => {
      const { result } = await ruby.asks({ ...asked, ...of, does: 'fields', kind });
      return result.find((field: Body) => field.name === 'profile').properties;
    };

    const badge = { name: 'badge', label: 'Badge', type: 'integer', custom: true };
    expect(await profile('input_fields', {})).toContainEqual({
      ...badge,
      ...{ optional: true, hint: 'The number on the badge.' },
      ...{ control_type: 'integer', convert_input: 'integer_conversion' },
    });
    expect(await profile('output_fields', {})).toContainEqual(badge);
    expect(await profile('input_fields', { connection: nowhere })).toContainEqual(
      expect.objectContaining({ name: 'email' }),
    );
    const typed = { email: 'typed@example.com', badge: '12', remote: 'true', sites: 'Berlin, Oslo' };
    const input = { profile: { ...name, ...typed } };
    const { result, error } = await ruby.asks({ ...asked, does: 'run', input });
    expect(error).toBeUndefined();
    expect(result.profile).toMatchObject({ badge: 12, remote: true, sites: ['Berlin', 'Oslo'] });
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

  test('a trigger whose place in the log Okta refuses goes on an hour before the last event', async () => {
    const asked = { does: 'poll', name: 'new_events', input: {}, connection: connection() };
    const { result: all } = await ruby.asks({ ...asked, input: { startFrom: '2020-01-01T00:00:00Z' } });
    const since = all.next_poll.since;
    expect(since).toBe(all.events.at(-1).published);
    const { result, error } = await ruby.asks({ ...asked, closure: { after: 'of-another-org', since } });

    expect(error).toBeUndefined();
    const hour = new Date(Date.parse(since) - 3_600_000).toISOString();
    expect(result.events.map(({ uuid }: Body) => uuid)).toEqual(
      all.events.filter(({ published }: Body) => published >= hour).map(({ uuid }: Body) => uuid),
    );
    expect((await ruby.asks({ ...asked, closure: result.next_poll })).result.events).toEqual([]);
  });

  test.each(['RS256', 'ES256'])('a service app signs in with a key of %s', async (alg) => {
    const { privateKey } = await (alg === 'ES256'
      ? { privateKey: createPrivateKey({ key: theirs.oauth.privateKey, format: 'jwk' }) }
      : { privateKey: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey });
    const app = {
      domain: theirs.origin,
      authentication: 'oauth',
      clientId: theirs.oauth.clientId,
      keyId: theirs.oauth.keyId,
      privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }),
      scopes: 'okta.users.read okta.groups.read',
    };
    const [user] = await plain(theirs).read('/api/v1/users?limit=1');
    const asked = { does: 'run', name: 'get_user', input: { userId: user.id } };
    const { result, error } = await ruby.asks({ ...asked, connection: app });
    // The app knows one key, and only what that has signed.
    const tested = await ruby.asks({ does: 'test', connection: app });
    if (alg === 'RS256') {
      expect(tested.error).toMatch(/^Okta gave no access token: /);
      return expect(error).toMatch(/^Okta gave no access token: /);
    }

    expect(tested.result).toMatchObject({ id: expect.stringMatching(/^00o/) });

    expect(error).toBeUndefined();
    expect(result.id).toBe(user.id);
    const expired = await ruby.asks({ ...asked, connection: { ...app, access_token: 'expired' } });
    expect(expired.result.id).toBe(user.id);
  });

  test.each([
    ['acme', 'https://acme.okta.com'],
    [' https://acme-admin.oktapreview.com/admin/users ', 'https://acme.oktapreview.com'],
    ['http://Login.Acme.com', 'https://login.acme.com'],
  ])('%j is the org at %s', async (domain, origin) => {
    expect((await ruby.asks({ does: 'origin', connection: { domain } })).result).toBe(origin);
  });

  test.each(['acme.okta.com@evil.example', '10.0.0.1', 'acme okta.com', 'acme.okta.com:8443'])(
    '%j is no org, and gets no key',
    async (domain) => {
      const connection = { domain, apiKey: 'a-key' };
      expect((await ruby.asks({ does: 'origin', connection })).result).toBe('https://not-an-address.invalid');
      expect((await ruby.asks({ does: 'test', connection })).error).toContain(
        'cannot be the address of an org',
      );
    },
  );

  test.each([
    ['remove_user_from_group', { groupId: '00g1', userId: '..' }],
    ['remove_user_from_group', { groupId: '00g1', userId: ' ' }],
    ['list_user_groups', { userId: '.' }],
    ['call_okta_api', { method: 'DELETE', path: '/api/v1/groups/00g1/users/..' }],
    ['call_okta_api', { method: 'DELETE', path: '/api/v1/groups/00g1/users/%2E%2e' }],
    ['call_okta_api', { method: 'GET', path: '//elsewhere.example.com/api/v1/users' }],
    ['call_okta_api', { method: 'GET', path: 'https://elsewhere.example.com/api/v1/users' }],
  ])('%s with %j would lead to something else, and is not sent', async (name, input) => {
    const { error } = await ruby.asks({ does: 'run', name, input, connection: nowhere });

    expect(error).toMatch(/cannot be an ID|is not a path of the org/);
  });

  test.each([
    ['get_user', { userId: '00u1' }, 429, 2],
    ['add_user_to_group', { groupId: '00g1', userId: '00u1' }, 503, 2],
    ['create_group', { name: 'Engineering' }, 503, 1],
    ['get_user', { userId: '00u1' }, 403, 1],
  ])('%s with %j, to which Okta first answers %i, is sent %i times', async (name, input, status, times) => {
    const calls: (string | undefined)[] = [];
    const server = createServer((request, reply) => {
      calls.push(request.headers.accept);
      const refused = calls.length === 1;
      reply.writeHead(refused ? status : 200, { 'content-type': 'application/json' });
      reply.end(refused ? '{"errorCode":"E0000009","errorSummary":"Not now."}' : '{"id":"00u1"}');
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const domain = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { error } = await ruby.asks({ does: 'run', name, input, connection: { domain, apiKey: 'a-key' } });

    expect(calls).toEqual(Array.from({ length: times }, () => 'application/json'));
    if (times === 1) expect(error).toContain(`${status} `);
    else expect(error).toBeUndefined();
  });

  test('a header of your own is sent as it is, and none that authorizes', async () => {
    const sent: Record<string, unknown>[] = [];
    const server = createServer((request, reply) => {
      sent.push(request.headers);
      reply.end('{}');
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const domain = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    const headers = { Accept: 'application/xml', Authorization: 'Bearer mine' };
    const input = { method: 'GET', path: '/api/v1/users', headers };
    await ruby.asks({ does: 'run', name: 'call_okta_api', input, connection: { domain, apiKey: 'a-key' } });

    expect(sent).toMatchObject([{ accept: 'application/xml', authorization: 'SSWS a-key' }]);
  });

  test('the gateway tells of the events of a trigger that reads no log, and ends it', async () => {
    const told: Body[] = [];
    const server = createServer(async (request, reply) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      told.push(JSON.parse(Buffer.concat(chunks).toString()));
      reply.end();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const hook = { name: 'group_membership_changed', connection: connection() };
    const { body: group } = await plain(theirs).send('POST', '/api/v1/groups', { profile: { name: 'Told' } });
    const input = { groupId: group.id };
    const { result: subscription, error } = await ruby.asks({ ...hook, does: 'subscribe', url, input });
    expect(error).toBeUndefined();
    const [{ id: userId }] = await plain(theirs).read('/api/v1/users?limit=1');
    await plain(theirs).send('PUT', `/api/v1/groups/${group.id}/users/${userId}`);

    await vi.waitFor(() => expect(told).toHaveLength(1), 5000);
    const { result: events } = await ruby.asks({ ...hook, does: 'notify', payload: told[0] });
    expect(events).toMatchObject([{ change: 'ADDED', group: { id: group.id }, user: { id: userId } }]);
    const keys = await Promise.all([
      ruby.asks({ ...hook, does: 'dedup', event: events[0] }),
      ruby.asks({ ...hook, does: 'dedup', event: { ...events[0], at: 'later' } }),
    ]);
    expect(new Set(keys.map(({ result }) => result)).size).toBe(2);
    expect(await ruby.asks({ ...hook, does: 'unsubscribe', subscription })).toEqual({ result: {} });
    // Once more there is none.
    expect(await ruby.asks({ ...hook, does: 'unsubscribe', subscription })).toEqual({ result: {} });
  });

  test('a trigger on the log is polled by the clock, and one that needs the gateway says so', async () => {
    const alone = { ...connection(), gateway: '' };
    const asked = { does: 'subscribe', url: 'https://hooks.example.com/1', input: {}, connection: alone };

    // Workato polls a trigger with webhooks twice a day.
    expect(/\n {4}user_locked: \{[\s\S]*?\n {4}\}/.exec(text)?.[0]).not.toContain('webhook');
    expect((await ruby.asks({ ...asked, name: 'new_users' })).error).toContain('okta-connector serve');
    expect((await ruby.asks({ ...asked, name: 'new_events_at_once' })).error).toContain(
      'okta-connector serve',
    );
  });

  test('the gateway tells when to poll for events of any kind', async () => {
    const told: string[] = [];
    const server = createServer((request, reply) => {
      told.push(request.method ?? '');
      request.resume().on('end', () => reply.end());
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const trigger = { name: 'new_events_at_once', connection: connection() };
    const input = { category: 'groups' };
    const { result: subscription, error } = await ruby.asks({ ...trigger, does: 'subscribe', url, input });
    expect(error).toBeUndefined();
    const started = await ruby.asks({ ...trigger, does: 'poll', input });
    await plain(theirs).send('POST', '/api/v1/groups', { profile: { name: 'At once' } });

    await vi.waitFor(() => expect(told.length).toBeGreaterThan(0), 5000);
    const closure = started.result.next_poll;
    const { result } = await ruby.asks({ ...trigger, does: 'poll', input, closure });
    expect(result.events).toMatchObject([{ target: [{ displayName: 'At once' }] }]);
    expect(await ruby.asks({ ...trigger, does: 'unsubscribe', subscription })).toEqual({ result: {} });
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

  test.each(okta.manifest.pickLists.map(({ name, needs = [] }) => [name, needs] as const))(
    'the choices of %s are those of the pick list',
    async (name, needs) => {
      const first = async (path: string) => (await plain(theirs).read(path))[0].id;
      const known: Record<string, string> = {
        appId: await first('/api/v1/apps'),
        groupId: await first('/api/v1/groups'),
        userId: await first('/api/v1/users'),
        policyId: await first('/api/v1/policies?type=PASSWORD'),
        ...{ userTypeId: 'default', category: 'users', clientId: '0oa1' },
      };
      const given = Object.fromEntries(needs.map((need) => [need, known[need] ?? '']));
      const asked = { does: 'choices', name, input: given };
      const { result, error } = await ruby.asks({ ...asked, connection: connection() });
      const ours = await okta.pickList(name, { connection: connectionTo(theirs), given, limit: 1000 }).then(
        ({ choices }) => choices.map(({ label, value }) => [label, value]),
        ({ message }) => String(message),
      );

      expect(error === undefined, error).toBe(Array.isArray(ours));
      if (!error) expect(result).toEqual(ours);
    },
  );

  test('a list whose choices depend on an empty field has none yet', async () => {
    const asked = { does: 'choices', name: 'app_users', input: { appId: '' } };
    expect(await ruby.asks({ ...asked, connection: connection() })).toEqual({ result: [] });
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
        connection: { domain, apiKey: 'recorded' },
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
