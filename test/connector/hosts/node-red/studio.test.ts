import { generateKeyPairSync } from 'node:crypto';
import { chmod, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import {
  createServer,
  type IncomingHttpHeaders,
  type OutgoingHttpHeaders,
  request,
  type Server,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { jwtVerify } from 'jose';
import RED from 'node-red';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { Field } from '../../../../connector/hosts/node-red/editor/fields.ts';
import { storedSecret } from '../../../../connector/hosts/node-red/editor/names.ts';
import manifest from '../../../../connector.manifest.json' with { type: 'json' };
import { arrivals, type Running, running } from './running.ts';

let here: Running;
let userDir: string;
let umask: number;

beforeAll(async () => {
  userDir = await mkdtemp(join(tmpdir(), 'okta-studio-test-'));
  await chmod(userDir, 0o777);
  umask = process.umask(0);
  here = await running({ userDir });
}, 30_000);

afterAll(async () => {
  await here.studio.stop();
  expect(process.umask(umask)).toBe(0);
  await rm(userDir, { recursive: true });
});

/** A server on this machine that takes an org's place. */
async function stranger(
  handler: Parameters<typeof createServer>[1],
): Promise<{ origin: string; server: Server }> {
  const server = createServer({}, handler as never);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/** Without a place on the canvas Node-RED takes a node for a configuration. */
const place = { x: 0, y: 0 };

const step = (id: string, type: string, input: object, more: object = {}) => ({
  id,
  type,
  z: 'flow',
  ...place,
  connection: 'org',
  input,
  wires: [[`${id}-out`]],
  ...more,
});
const out = (id: string) => ({
  id: `${id}-out`,
  type: 'debug',
  z: 'flow',
  ...place,
  active: false,
  wires: [],
});

/** A flow with a button, these steps, and a place for errors. */
const flow = (payload: unknown, steps: object[], connection: object = {}) => [
  { id: 'flow', type: 'tab', label: 'Test' },
  {
    id: 'org',
    type: 'okta-connection',
    domain: here.studio.sandbox.origin,
    sandbox: true,
    credentials: { apiKey: here.studio.sandbox.apiKey },
    ...connection,
  },
  {
    id: 'go',
    type: 'inject',
    z: 'flow',
    ...place,
    props: [{ p: 'payload' }],
    payload: JSON.stringify(payload),
    payloadType: 'json',
    wires: [['step']],
  },
  ...steps,
  out('step'),
  { id: 'catch', type: 'catch', z: 'flow', ...place, scope: null, wires: [['caught']] },
  { id: 'caught', type: 'debug', z: 'flow', ...place, active: false, wires: [] },
];

async function userOf(login: string): Promise<{ id: string; profile: Record<string, unknown> }> {
  return here.org(`/api/v1/users/${login}`);
}

describe('the palette', () => {
  test('has a node for every action and every trigger of the manifest', async () => {
    const { body } = await here.editor('/nodes');
    const set = (body as { module: string; types: string[] }[]).find(
      ({ module }) => module === manifest.package,
    );

    expect(set).toMatchObject({ enabled: true });
    expect(set?.types).toEqual([
      'okta-connection',
      ...manifest.actions.map(({ name }) => `okta-${name.replaceAll('_', '-')}`),
      ...manifest.triggers.map(({ name }) => `okta-on-${name.replaceAll('_', '-')}`),
    ]);
  });

  test('loads the script of the editor, and nothing beside it', async () => {
    const script = await here.editor('/okta/node-red/palette.js');
    expect(script.body).toContain("import { registerOktaNodes } from './editor/index.js'");
    expect(await here.editor('/okta/node-red/editor/index.js')).toMatchObject({ status: 200 });
    expect(await here.editor('/okta/shared/find.js')).toMatchObject({ status: 200 });
    expect(await here.editor('/okta/node-red/editor/..%2Fokta.js')).toMatchObject({ status: 403 });
  });
});

describe('a key', () => {
  test('is in no flow, no reply of the editor and no file in clear', async () => {
    const { apiKey } = here.studio.sandbox;
    const answers = [await here.editor('/flows'), await here.editor('/credentials/okta-connection/okta-org')];
    const files = [await readFile(join(userDir, 'flows.json'), 'utf8')];
    files.push(await readFile(join(userDir, 'flows_cred.json'), 'utf8'));

    expect(JSON.stringify(answers)).not.toContain(apiKey);
    expect(files.join()).not.toContain(apiKey);
    expect(answers[1]?.body).toEqual({ has_apiKey: true, has_privateKey: false });
  });

  test('is encrypted with a secret that only the person can read', async () => {
    const { mode } = await stat(join(userDir, 'credential-secret'));
    expect(mode & 0o777).toBe(0o600);
  });
});

describe('the connection test', () => {
  const values = () => ({ domain: here.studio.sandbox.origin, sandbox: true });
  const ask = (body: object, headers = {}) => here.editor('/okta/connection-test', body, headers);
  const connected = () =>
    expect.stringContaining(
      `Connected to Sandbox (${here.studio.sandbox.origin}, Identity Engine) as maria.dubois@example.com. `,
    );

  test('says in a sentence that a typed key works, before it is deployed', async () => {
    const { apiKey } = here.studio.sandbox;
    expect(await ask({ id: 'new', values: values(), secrets: { apiKey } })).toEqual({
      status: 200,
      body: { message: connected() },
    });
  });

  test('uses the stored key where the form has its placeholder', async () => {
    expect(await ask({ id: 'okta-org', values: values(), secrets: { apiKey: storedSecret } })).toEqual({
      status: 200,
      body: { message: connected() },
    });
  });

  test('uses the stored key too where the form names what the flow leaves to the default', async () => {
    const body = {
      id: 'okta-org',
      values: { ...values(), authentication: 'apiKey' },
      secrets: { apiKey: storedSecret },
    };
    expect(await ask(body)).toEqual({ status: 200, body: { message: connected() } });
  });

  test('says what is wrong with a key', async () => {
    const { status, body } = await ask({ id: 'okta-org', values: values(), secrets: { apiKey: 'wrong' } });
    expect(status).toBe(400);
    expect(body).toEqual({ code: 'AUTHENTICATION_FAILED', message: expect.stringMatching(/API key.*\.$/) });
  });

  test('sends the stored key to no other address than the one it was stored with', async () => {
    const asked: string[] = [];
    const { origin } = await stranger((incoming, response) => {
      asked.push(incoming.url ?? '');
      response.end('{}');
    });

    const { status, body } = await ask({
      id: 'okta-org',
      values: { domain: origin, sandbox: true },
      secrets: { apiKey: storedSecret },
    });

    expect(status).toBe(400);
    expect(body.message).toContain('Enter the key again');
    expect(asked).toEqual([]);
  });

  test.each([{}, [], { id: {}, values: 'x', secrets: null }])('answers %j with a sentence', async (body) => {
    const reply = await ask(body);
    expect(reply).toMatchObject({ status: 400, body: { code: 'INVALID_CONNECTION' } });
  });

  test('is not for pages of other sites', async () => {
    const body = { id: 'okta-org', values: values(), secrets: { apiKey: storedSecret } };
    expect(await ask(body, { 'sec-fetch-site': 'cross-site' })).toMatchObject({ status: 403 });
  });
});

describe('the description of an action', () => {
  const connection = () => ({
    id: 'okta-org',
    values: { domain: here.studio.sandbox.origin, sandbox: true },
    secrets: { apiKey: storedSecret },
  });
  const ask = (action: string, more: object = {}, headers = {}) =>
    here.editor(`/okta/describe/${action}`, { ...connection(), ...more }, headers);
  const keysOf = (fields: Field[], key: string) =>
    fields.find((field) => field.key === key)?.fields?.map((field) => field.key);

  test('holds the attributes of the org, in the form and in the datapills', async () => {
    const { body } = await ask('create_user');

    expect(body.warnings).toEqual([]);
    expect(keysOf(body.fields, 'profile')).toEqual(expect.arrayContaining(['badgeNumber', 'agency']));
    expect(keysOf(body.outputs, 'profile')).toEqual(expect.arrayContaining(['badgeNumber', 'agency']));
  });

  test('is that of the user type which the form names', async () => {
    const [type] = (await here.org('/api/v1/meta/types/user')).filter(
      ({ name }: { name: string }) => name === 'contractor',
    );
    const { body } = await ask('create_user', { input: { userTypeId: type.id } });

    expect(keysOf(body.fields, 'profile')).toContain('agency');
    expect(keysOf(body.fields, 'profile')).not.toContain('badgeNumber');
  });

  test('is that of any org, and says why, when the org cannot be asked', async () => {
    const { status, body } = await ask('create_user', { secrets: { apiKey: 'wrong' } });

    expect(status).toBe(200);
    expect(keysOf(body.fields, 'profile')).toContain('firstName');
    expect(keysOf(body.fields, 'profile')).not.toContain('badgeNumber');
    expect(body.warnings.join(' ')).toMatch(/left out\. .*API key/);
  });

  test.each([{ input: null }, { input: 'x' }, { input: { userTypeId: {} } }])('takes %j', async (more) => {
    expect(await ask('create_user', more)).toMatchObject({ status: 200 });
  });

  test('says so when there is none of the name, and is not for pages of other sites', async () => {
    expect(await ask('suspend_planet')).toMatchObject({ status: 400, body: { code: 'INVALID_INPUT' } });
    expect(await ask('create_user', {}, { 'sec-fetch-site': 'cross-site' })).toMatchObject({ status: 403 });
  });
});

describe('a pick list', () => {
  const ask = (name: string, question: object = {}) =>
    here.editor(`/okta/pick-list/${name}`, {
      id: 'okta-org',
      values: { domain: here.studio.sandbox.origin, sandbox: true },
      secrets: { apiKey: storedSecret },
      ...question,
    });

  test('gives the choices of the org by their names', async () => {
    const { body } = await ask('groups', { search: 'eng' });
    const [group] = await here.org('/api/v1/groups?q=Engineering');
    const choices = [{ label: 'Engineering', value: group.id }];
    expect(body).toEqual({ choices, nextCursor: null });
    expect((await ask('groups', { chosen: [group.id] })).body).toEqual({ choices, nextCursor: null });
  });

  test('takes the value of the field on which it depends, and says which is missing', async () => {
    const given = { userTypeId: 'default' };

    expect((await ask('user_schema_properties', { given, search: 'badge' })).body.choices).toEqual([
      { label: 'Badge number (badgeNumber)', value: 'badgeNumber' },
    ]);
    expect(await ask('user_schema_properties')).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining('choose "User type ID" first') },
    });
  });

  test('gives a page at a time, to the end', async () => {
    const all = (await ask('users')).body.choices;
    const first = (await ask('users', { limit: 5 })).body;
    const rest = (await ask('users', { after: first.nextCursor })).body;

    expect(first.choices).toHaveLength(5);
    expect([...first.choices, ...rest.choices]).toEqual(all);
  });

  test('says so when there is none of the name', async () => {
    expect(await ask('planets')).toMatchObject({ status: 400, body: { code: 'INVALID_INPUT' } });
  });
});

describe('the studio', () => {
  interface Seen {
    status: number | undefined;
    headers: IncomingHttpHeaders;
  }

  const get = (path: string, headers: OutgoingHttpHeaders) =>
    new Promise<Seen>((resolve) => {
      request(here.origin + path, { headers }, (response) => {
        response.resume();
        resolve({ status: response.statusCode, headers: response.headers });
      }).end();
    });

  /** Whether the debug sidebar can be listened to. */
  const upgrade = (headers: OutgoingHttpHeaders) =>
    new Promise<boolean>((resolve) => {
      const asked = {
        connection: 'Upgrade',
        upgrade: 'websocket',
        'sec-websocket-version': '13',
        'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==',
        ...headers,
      };
      request(`${here.origin}/comms`, { headers: asked })
        .on('upgrade', (_response, socket) => {
          socket.destroy();
          resolve(true);
        })
        .on('error', () => resolve(false))
        .end();
    });

  test('lets in who comes by the printed address, and keeps the token out of the address from then on', async () => {
    const { pathname, search, searchParams } = new URL(here.studio.editor);

    const { status, headers } = await get(pathname + search, {});

    expect(status).toBe(303);
    expect(headers.location).toBe('/');
    expect(headers['set-cookie']).toEqual([`${here.cookie}; Path=/; HttpOnly; SameSite=Strict`]);
    expect(here.cookie).toContain(String(searchParams.get('token')));
    expect(await get('/', { cookie: `other=1; ${here.cookie}` })).toMatchObject({ status: 200 });
  });

  test.each([
    '/',
    '/flows',
    '/okta/node-red/palette.js',
    '/okta/node-red/editor/index.js',
    '/red/red.min.js',
    '/comms',
    '/api/anything',
    '/?token=wrong',
  ])('shows %s to nobody else of this machine', async (path) => {
    const { cookie } = here;
    const [name] = cookie.split('=');

    expect(await get(path, {})).toMatchObject({ status: 401 });
    expect(await get(path, { cookie: `${name}=wrong` })).toMatchObject({ status: 401 });
    expect(await get(path, { cookie: `${name}=` })).toMatchObject({ status: 401 });
    expect(await get(path, { cookie: cookie.slice(0, -1) })).toMatchObject({ status: 401 });
  });

  test('answers its own pages and those of no other site, even with the cookie', async () => {
    const { cookie, origin } = here;

    expect(await get('/flows', { cookie, origin })).toMatchObject({ status: 200 });
    expect(await get('/flows', { cookie, origin: 'https://evil.example' })).toMatchObject({ status: 403 });
    expect(await get('/flows', { cookie, host: 'evil.example' })).toMatchObject({ status: 403 });
  });

  test('is shown in no frame', async () => {
    const { cookie } = here;

    for (const answer of [await get('/', { cookie }), await get('/', {}), await get('/flows', { cookie })]) {
      expect(answer.headers).toMatchObject({
        'content-security-policy': "frame-ancestors 'none'",
        'x-frame-options': 'DENY',
      });
    }
  });

  test('lets no other page, and nobody without the cookie, listen to the debug sidebar', async () => {
    const { cookie, origin } = here;

    expect(await upgrade({ cookie, origin })).toBe(true);
    expect(await upgrade({ origin })).toBe(false);
    expect(await upgrade({ cookie: `${cookie}x`, origin })).toBe(false);
    expect(await upgrade({ cookie, origin: 'https://evil.example' })).toBe(false);
  });

  test('has no node that runs commands or touches files', async () => {
    const { body } = await here.editor('/nodes');
    const types = (body as { types: string[] }[]).flatMap((set) => set.types);

    expect(types).toContain('function');
    expect(types.filter((type) => ['exec', 'file', 'file in', 'watch'].includes(type))).toEqual([]);
  });

  test('keeps its folder and what is in it to the person, whatever the umask', async () => {
    await here.deploy([]);
    const entries = await readdir(userDir, { recursive: true });
    const open = [];
    for (const entry of ['.', ...entries]) {
      const { mode } = await stat(join(userDir, entry));
      if ((mode & 0o077) !== 0) open.push(entry);
    }

    expect(entries).toEqual(expect.arrayContaining(['flows.json', 'flows_cred.json', 'credential-secret']));
    expect(open).toEqual([]);
  });

  test('says so when the port is taken', async () => {
    const port = Number(new URL(here.origin).port);
    await expect(running({ port })).rejects.toThrow(`Port ${port} is taken`);
  });
});

describe('a step', () => {
  test('takes its values from the message, an earlier step, an expression and a constant', async () => {
    await here.deploy(
      flow({ login: 'keiko.rossi@example.com', note: 'north' }, [
        step(
          'step',
          'okta-get-user',
          { userId: { type: 'msg', value: 'payload.login' } },
          { wires: [['update']] },
        ),
        step(
          'update',
          'okta-update-user',
          {
            profile: { type: 'json', value: '{"city":"Porto","employeeNumber":"7"}' },
            'profile.employeeNumber': { type: 'null' },
            'profile.title': { type: 'jsonata', value: 'okta.get_user.profile.department & " lead"' },
            'profile.costCenter': { type: 'str', value: 'C-7' },
            'profile.division': { type: 'msg', value: 'payload.nothing.there' },
            'profile.badgeNumber': { type: 'num', value: '41' },
            userId: { type: 'pill', value: 'get_user.id' },
          },
          { wires: [['step-out']] },
        ),
      ]),
    );
    const updated = arrivals('step-out');

    await here.press('go');

    const { payload, okta } = await updated.next();
    const { profile } = await userOf('keiko.rossi@example.com');
    expect(profile).toMatchObject({
      city: 'Porto',
      title: 'Engineering lead',
      costCenter: 'C-7',
      badgeNumber: 41,
      firstName: 'Keiko',
    });
    expect(profile).not.toHaveProperty('employeeNumber');
    expect(okta).toMatchObject({ get_user: { profile: { title: 'VP Engineering' } }, update_user: payload });
  });

  test('keeps a secret out of the flow and uses it', async () => {
    const create = step('step', 'okta-create-user', {
      profile: { type: 'msg', value: 'payload' },
      password: { type: 'cred' },
    });
    const person = { firstName: 'Bo', lastName: 'Li', email: 'bo.li@example.com' };
    await here.deploy(flow(person, [{ ...create, credentials: { password: 'Correct-Horse-9' } }]));
    const created = arrivals('step-out');

    await here.press('go');

    expect((await created.next()).payload).toMatchObject({ status: 'ACTIVE' });
    expect(JSON.stringify(await here.flows())).not.toContain('Correct-Horse-9');
  });

  test('names the step when a datapill comes from one that did not run', async () => {
    const input = { userId: { type: 'pill', value: 'find_user.user.id' } };
    await here.deploy(flow({}, [step('step', 'okta-suspend-user', input)]));
    const caught = arrivals('caught');

    await here.press('go');

    expect((await caught.next())['error']).toMatchObject({
      code: 'INVALID_INPUT',
      message:
        'The field userId takes a value from the step "find_user", which has not run for this message.',
    });
  });

  test('tells a catch node what is missing', async () => {
    await here.deploy(flow({}, [step('step', 'okta-suspend-user', {})]));
    const caught = arrivals('caught');

    await here.press('go');

    expect((await caught.next())['error']).toMatchObject({
      code: 'INVALID_INPUT',
      fields: [{ field: 'userId' }],
      action: 'suspend_user',
    });
  });

  test('stops its call when the flow is deployed anew, and reports nothing', async () => {
    let asked = () => {};
    let dropped = () => {};
    const request = new Promise<void>((resolve) => {
      asked = resolve;
    });
    const stopped = new Promise<void>((resolve) => {
      dropped = resolve;
    });
    const { origin } = await stranger((incoming) => {
      incoming.socket.on('close', dropped);
      asked();
    });
    const waits = step('step', 'okta-get-user', { userId: { type: 'str', value: '00u1' } });
    await here.deploy(flow({}, [waits], { domain: origin, credentials: { apiKey: 'any' } }));
    const messages: string[] = [];
    RED.hooks.add('onReceive', ({ destination }) => void messages.push(destination.id));

    await here.press('go');
    await request;
    await here.deploy([]);
    await stopped;

    expect(messages).toEqual(['go', 'step']);
  });

  test('signs in as a service app, with a private key that kept its lines', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    let assertion = '';
    const { origin } = await stranger(async (incoming, response) => {
      response.setHeader('content-type', 'application/json');
      if (incoming.url !== '/oauth2/v1/token') return response.end('{"id":"00u1"}');
      assertion = new URLSearchParams(await text(incoming)).get('client_assertion') ?? '';
      response.end('{"token_type":"Bearer","expires_in":3600,"access_token":"eyToken"}');
    });
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
    const app = { domain: origin, authentication: 'oauth', clientId: '0oa1', scopes: 'okta.users.read' };
    const get = step('step', 'okta-get-user', { userId: { type: 'str', value: '00u1' } });
    await here.deploy(flow({}, [get], { ...app, credentials: { apiKey: '00before', privateKey: pem } }));
    const done = arrivals('step-out');

    await here.press('go');

    expect((await done.next()).payload).toMatchObject({ id: '00u1' });
    expect(await jwtVerify(assertion, publicKey)).toMatchObject({ payload: { iss: '0oa1' } });
    expect(JSON.stringify(await here.flows())).not.toContain('PRIVATE KEY');
  });
});

describe('a dry run', () => {
  test('gives the plan to the next step, and changes nothing', async () => {
    const [user] = await here.org('/api/v1/users?limit=1&search=status%20eq%20%22ACTIVE%22');
    await here.deploy(
      flow({}, [
        step('step', 'okta-suspend-user', { userId: { type: 'str', value: user.id } }, { dryRun: true }),
      ]),
    );
    const done = arrivals('step-out');
    await here.press('go');

    expect((await done.next()).payload).toMatchObject({
      action: 'suspend_user',
      changes: [
        { target: { id: user.id }, fields: [{ field: 'status', before: 'ACTIVE', after: 'SUSPENDED' }] },
      ],
    });
    expect((await here.org(`/api/v1/users/${user.id}`)).status).toBe('ACTIVE');
  });
});

describe('a trigger', () => {
  /** A flow that a trigger begins, and an action that takes its event. */
  const watching = () => [
    ...flow({}, [
      step('step', 'okta-get-group', { groupId: { type: 'pill', value: 'group_created.group.id' } }),
      step('watch', 'okta-on-group-created', {}, { every: '3600', wires: [['step']] }),
    ]),
  ];
  const addGroup = async (name: string) => {
    const { origin, apiKey } = here.studio.sandbox;
    await fetch(`${origin}/api/v1/groups`, {
      method: 'POST',
      headers: { authorization: `SSWS ${apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ profile: { name } }),
    });
  };
  /** The file in which the trigger keeps how far it has read. */
  const kept = async () =>
    JSON.parse(await readFile(join(userDir, 'context', 'flow', 'watch.json'), 'utf8').catch(() => '{}'));

  test('sends each event to the next step, and goes on after a restart where it was', async () => {
    const done = arrivals('step-out');
    await here.deploy(watching());
    await expect.poll(kept).toMatchObject({ okta: { connection: 'org', state: {} } });
    await addGroup('Made while the flow was stopped');
    await here.deploy(watching());
    const { payload, okta } = (await done.next()) as Record<string, Record<string, unknown>>;

    expect(payload).toMatchObject({ profile: { name: 'Made while the flow was stopped' } });
    expect(okta).toMatchObject({
      group_created: {
        eventType: 'group.lifecycle.create',
        group: { displayName: 'Made while the flow was stopped' },
      },
      get_group: payload,
    });
  });

  test('sends the latest event when its button is pressed', async () => {
    await here.deploy(watching());
    const done = arrivals('step-out');
    await here.press('watch');

    expect((await done.next()).payload).toMatchObject({
      profile: { name: 'Made while the flow was stopped' },
    });
  });

  test('takes its events from an event hook at once, and removes the hook with the node', async () => {
    const { editor } = here.studio;
    const nodes = watching().map((node) =>
      'id' in node && node.id === 'watch' ? { ...node, address: new URL(editor).origin } : node,
    );
    const hooks = async () =>
      (await here.org('/api/v1/eventHooks')).map(({ status, verificationStatus }: Record<string, string>) => [
        status,
        verificationStatus,
      ]);
    await here.deploy(nodes);
    await expect.poll(hooks, { timeout: 5000 }).toEqual([['ACTIVE', 'VERIFIED']]);
    const done = arrivals('step-out');
    await addGroup('Made while nobody polled');

    expect((await done.next()).payload).toMatchObject({ profile: { name: 'Made while nobody polled' } });
    await here.deploy([]);
    await expect.poll(hooks).toEqual([]);
  });
});
