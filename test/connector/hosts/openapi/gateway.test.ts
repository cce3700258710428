import { createHmac } from 'node:crypto';
import { describe, expect, test, vi } from 'vitest';
import { type GatewayOptions, gateway, type LogEntry } from '../../../../connector/hosts/openapi/gateway.ts';
import { openStore } from '../../../../connector/hosts/openapi/store.ts';
import { type Subscription, subscriptions } from '../../../../connector/hosts/openapi/subscriptions.ts';
import { ConnectorError, loadConnector } from '../../../../connector/index.ts';
import { open, type UserBody } from '../../sandbox/client.ts';

const key = 'a-key-of-the-gateway-of-some-length';
const reader = 'another-key-that-may-only-read-users';
const keys = [
  { name: 'power-automate', key },
  { name: 'report', key: reader, readOnly: true, actions: ['users'] },
];

/** A gateway before an org. */
async function opened(options: Partial<GatewayOptions> = {}) {
  const client = await open();
  const { origin, apiKey } = client.sandbox;
  const logged: LogEntry[] = [];
  let time = Date.now();
  const okta = await loadConnector();
  const run = vi.spyOn(okta, 'run');
  const connection = { domain: origin, apiKey, sandbox: true };
  const { signal } = new AbortController();
  const delivered: { url: string; init: RequestInit }[] = [];
  let receiver = 200;
  const deliver: typeof fetch = async (url, init = {}) => {
    delivered.push({ url: String(url), init });
    return new Response(null, { status: receiver });
  };
  const said: string[] = [];
  const store = openStore<Subscription>(undefined, 100);
  const subscribed = subscriptions({
    okta,
    connection,
    store,
    fetch: deliver,
    signal,
    say: (line) => said.push(line),
  });
  const app = gateway({
    okta,
    connection,
    cursors: openStore(undefined, 100),
    subscribed,
    keys,
    maxBody: 10_000,
    rate: 50,
    signal,
    log: (entry) => logged.push(entry),
    now: () => time,
    ...options,
  });
  async function ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    const text = typeof body === 'string' ? body : body === undefined ? undefined : JSON.stringify(body);
    const response = await app.request(path, {
      method,
      headers: { 'X-Api-Key': key, ...headers },
      ...(text !== undefined && { body: text }),
    });
    const content = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: content ? JSON.parse(content) : undefined,
    };
  }
  const act = (name: string, input?: unknown, headers?: Record<string, string>) =>
    ask('POST', `/v1/actions/${name}`, input, headers);
  const users = async () => (await client.send<UserBody[]>('GET', '/api/v1/users?limit=200')).body;
  const receive = (status: number) => {
    receiver = status;
  };
  return {
    ...client,
    subscribed,
    store,
    delivered,
    receive,
    said,
    okta,
    run,
    app,
    ask,
    act,
    users,
    logged,
    apiKey,
    pass: (ms: number) => (time += ms),
  };
}

describe('POST /v1/actions/{name}', () => {
  test('runs the action and gives back its output, the same as in a program', async () => {
    const { act, okta, sandbox } = await opened();
    const { status, body } = await act('list_users', { limit: 3 });

    expect(status).toBe(200);
    const connection = { domain: sandbox.origin, apiKey: sandbox.apiKey, sandbox: true };
    expect(body).toEqual(await okta.run('list_users', { connection, input: { limit: 3 } }));
  });

  test.each([
    ['an input that is wrong', 'get_user', {}, 400, 'INVALID_INPUT'],
    ['a body that is no object', 'get_user', '[1]', 400, 'INVALID_INPUT'],
    ['a body that is no JSON', 'get_user', '{"userId":', 400, 'INVALID_INPUT'],
    ['a user who does not exist', 'get_user', { userId: '00u000000000000000xx' }, 404, 'NOT_FOUND'],
    ['an action that does not exist', 'get_usr', {}, 400, 'INVALID_INPUT'],
  ])('answers %s with the status and the error that fit', async (_, name, input, status, code) => {
    const { act } = await opened();

    expect(await act(name, input)).toMatchObject({
      status,
      body: { error: { code, retryable: false }, requestId: expect.any(String) },
    });
  });

  test('tells by Retry-After when a call that was refused for the rate limit may be made again', async () => {
    const { act, run, pass } = await opened();
    pass(0);
    const retryAt = new Date(Date.now() + 30_000).toISOString();
    run.mockRejectedValueOnce(new ConnectorError('RATE_LIMITED', 'Used up.', { retryable: true, retryAt }));
    const { status, headers } = await act('list_users');

    expect(status).toBe(429);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(25);
  });

  test('keeps a mistake in the program inside', async () => {
    const { act, run } = await opened();
    run.mockRejectedValueOnce(new TypeError('secret of the inside'));
    const { status, body } = await act('list_users');

    expect(status).toBe(500);
    expect(JSON.stringify(body)).not.toContain('secret of the inside');
  });

  test('says that Okta refuses its key by 502, since the key of the caller is right', async () => {
    const { act } = await opened({ connection: { domain: 'acme.okta.com', apiKey: '' } });

    expect((await act('list_users')).status).toBe(502);
  });
});

describe('POST /v1/run-for-each', () => {
  const runEach = (
    ask: Awaited<ReturnType<typeof opened>>['ask'],
    body: object,
    headers?: Record<string, string>,
  ) => ask('POST', '/v1/run-for-each', body, headers);

  test('runs an action for each input, and one that fails stops no other', async () => {
    const { ask, users, send } = await opened();
    const [one, , other] = (await users()).filter(({ status }) => status === 'ACTIVE');
    const ids = [one?.id, '00u000000000000000xx', other?.id];
    const { status, body } = await runEach(ask, {
      action: 'suspend_user',
      inputs: ids.map((userId) => ({ userId })),
    });

    expect(status).toBe(200);
    expect(body).toMatchObject({
      count: 3,
      failed: 1,
      results: [
        { index: 0, ok: true, output: { id: one?.id, status: 'SUSPENDED', changed: true } },
        { index: 1, ok: false, error: { code: 'NOT_FOUND', retryable: false } },
        { index: 2, ok: true, output: { id: other?.id, status: 'SUSPENDED' } },
      ],
    });
    expect((await send('GET', `/api/v1/users/${other?.id}`)).body).toMatchObject({ status: 'SUSPENDED' });
  });

  test.each([
    ['no inputs', { action: 'get_user', inputs: [] }],
    ['inputs that are no objects', { action: 'get_user', inputs: ['00u1'] }],
    ['too many inputs', { action: 'get_user', inputs: Array.from({ length: 501 }, () => ({ userId: 'a' })) }],
    ['an action that does not exist', { action: 'get_usr', inputs: [{ userId: 'a' }] }],
    ['something else', { action: 'get_user', inputs: [{ userId: 'a' }], input: {} }],
  ])('refuses %s before the first call', async (_, body) => {
    const { ask, okta } = await opened({ maxBody: 100_000 });
    const runAll = vi.spyOn(okta, 'runAll');

    expect(await runEach(ask, body)).toMatchObject({
      status: 400,
      body: { error: { code: 'INVALID_INPUT' } },
    });
    expect(runAll).not.toHaveBeenCalled();
  });

  test('runs for a key what that key may run alone, and nothing else', async () => {
    const { ask, users } = await opened();
    const [user] = await users();
    const sent = { 'X-Api-Key': reader };
    const inputs = [{ userId: user?.id }];

    expect((await runEach(ask, { action: 'get_user', inputs }, sent)).status).toBe(200);
    expect((await runEach(ask, { action: 'suspend_user', inputs }, sent)).status).toBe(403);
    expect((await runEach(ask, { action: 'get_group', inputs: [{ groupId: '00g1' }] }, sent)).status).toBe(
      403,
    );
  });

  test('is done once for an idempotency key', async () => {
    const { ask, send } = await opened();
    const body = { action: 'create_group', inputs: [{ name: 'Once' }, { name: 'Twice' }] };
    const first = await runEach(ask, body, { 'Idempotency-Key': 'one' });

    expect(await runEach(ask, body, { 'Idempotency-Key': 'one' })).toMatchObject({ body: first.body });
    expect(first.body).toMatchObject({ failed: 0 });
    expect((await send('GET', '/api/v1/groups?q=Twice')).body).toHaveLength(1);
  });

  test('says of each why none was run where Okta refuses the key', async () => {
    const { ask } = await opened({ connection: { domain: 'acme.okta.com', apiKey: '' } });
    const { body } = await runEach(ask, { action: 'get_user', inputs: [{ userId: 'a' }, { userId: 'b' }] });

    expect(body).toMatchObject({
      failed: 2,
      results: [{ error: { code: 'INVALID_CONNECTION' } }, { error: { code: 'INVALID_CONNECTION' } }],
    });
  });
});

describe('the keys of the gateway', () => {
  test.each([
    ['no key', ''],
    ['a wrong key', 'wrong'],
  ])('refuse %s, and run nothing', async (_, sent) => {
    const { act, run } = await opened();

    expect(await act('list_users', {}, { 'X-Api-Key': sent })).toMatchObject({
      status: 401,
      body: { error: { code: 'AUTHENTICATION_FAILED' } },
    });
    expect(run).not.toHaveBeenCalled();
  });

  test('refuse the key of Okta, which is another', async () => {
    const { act, apiKey } = await opened();

    expect((await act('list_users', {}, { 'X-Api-Key': apiKey })).status).toBe(401);
  });

  test('allow what the holder may do, and nothing else', async () => {
    const { act, ask, users } = await opened();
    const [user] = await users();
    const sent = { 'X-Api-Key': reader };

    expect((await act('list_users', { limit: 1 }, sent)).status).toBe(200);
    expect(await act('suspend_user', { userId: user?.id }, sent)).toMatchObject({
      status: 403,
      body: { error: { message: expect.stringContaining('may only read') } },
    });
    expect((await act('list_groups', {}, sent)).status).toBe(403);
    expect((await ask('POST', '/v1/triggers/new_events/latest', {}, sent)).status).toBe(403);
    const { body } = await ask('GET', '/v1/openapi.json', undefined, sent);
    const paths = Object.keys(body.paths);
    expect(paths).toContain('/v1/actions/get_user');
    expect(paths).not.toContain('/v1/actions/suspend_user');
    expect(paths).not.toContain('/v1/actions/list_groups');
  });

  test('take no more calls a second than they are told, from each by itself', async () => {
    const { act, pass } = await opened({ rate: 2 });
    const call = async (sent = key) => (await act('get_user', {}, { 'X-Api-Key': sent })).status;
    const statuses = [await call(), await call(), await call(), await call(), await call()];

    expect(statuses).toEqual([400, 400, 400, 400, 429]);
    expect(await call(reader)).toBe(400);
    pass(500);
    expect(await call()).toBe(400);
  });
});

describe('an Idempotency-Key', () => {
  const profile = { firstName: 'Ada', lastName: 'New', email: 'ada9@example.com', login: 'ada9@example.com' };

  test('makes two requests one, also when they come together', async () => {
    const { act, users } = await opened();
    const create = () => act('create_user', { profile }, { 'Idempotency-Key': 'one' });
    const [first, second] = await Promise.all([create(), create()]);
    const third = await create();

    expect(first.status).toBe(200);
    expect([second.body, third.body]).toEqual([first.body, first.body]);
    expect((await users()).filter(({ profile }) => profile.login === 'ada9@example.com')).toHaveLength(1);
  });

  test('is refused with another request, and means nothing to another holder', async () => {
    const { act } = await opened({ keys: [...keys, { name: 'second', key: 'one-more-key-of-the-gateway' }] });
    const sent = { 'Idempotency-Key': 'one' };
    await act('create_group', { name: 'One' }, sent);

    expect((await act('create_group', { name: 'Two' }, sent)).status).toBe(422);
    expect(
      (await act('create_group', { name: 'Two' }, { ...sent, 'X-Api-Key': 'one-more-key-of-the-gateway' }))
        .status,
    ).toBe(200);
  });

  test('is free again after a failure that may pass, and after a day', async () => {
    const { act, run, pass } = await opened();
    const sent = { 'Idempotency-Key': 'one' };
    const create = async () => (await act('create_group', { name: 'One' }, sent)).status;
    run.mockRejectedValueOnce(new ConnectorError('OKTA_UNAVAILABLE', 'Down.', { retryable: true }));

    expect([await create(), await create(), await create()]).toEqual([503, 200, 200]);
    pass(86_400_001);
    expect(await create()).toBe(409);
  });
});

describe('GET /v1/triggers/{name}/events', () => {
  test('answers 202 while there is nothing, and gives the events from the place that Location names', async () => {
    const { ask, send } = await opened();
    const first = await ask('GET', '/v1/triggers/new_events/events?category=groups');
    expect([first.status, first.headers.get('retry-after')]).toEqual([202, '60']);
    for (const name of ['One', 'Two']) await send('POST', '/api/v1/groups', { profile: { name } });
    await send('POST', '/api/v1/users?activate=false', {
      profile: { firstName: 'A', lastName: 'B', email: 'ab@example.com', login: 'ab@example.com' },
    });
    const next = new URL(first.headers.get('location') ?? '');
    const second = await ask('GET', next.pathname + next.search);

    expect(second.status).toBe(200);
    const targets = second.body.events.map(
      ({ target }: { target: { displayName: string }[] }) => target[0]?.displayName,
    );
    expect(targets).toEqual(['One', 'Two']);
    const third = new URL(second.headers.get('location') ?? '');
    expect((await ask('GET', third.pathname + third.search)).status).toBe(202);
    // The answer may have been lost, so that the same is asked again.
    expect((await ask('GET', next.pathname + next.search)).body).toEqual(second.body);
  });

  test('says so when it does not know a cursor, or knows it for another trigger', async () => {
    const { ask } = await opened();
    const { headers } = await ask('GET', '/v1/triggers/user_created/events');
    const cursor = new URL(headers.get('location') ?? '').search;

    for (const path of [
      '/v1/triggers/user_created/events?cursor=none',
      `/v1/triggers/group_created/events${cursor}`,
    ]) {
      expect(await ask('GET', path)).toMatchObject({
        status: 404,
        body: { error: { message: expect.stringContaining('Begin again without one') } },
      });
    }
  });
});

describe('subscriptions', () => {
  const url = 'https://receiver.example.com/hook';

  test('send the events of a trigger to an address, signed, each once', async () => {
    const { ask, send, subscribed, delivered } = await opened();
    const { status, headers, body } = await ask('POST', '/v1/subscriptions', {
      trigger: 'group_created',
      url,
    });
    expect(status).toBe(201);
    expect(headers.get('location')).toMatch(new RegExp(`/v1/subscriptions/${body.id}$`));
    await send('POST', '/api/v1/groups', { profile: { name: 'One' } });
    await subscribed.round();
    await subscribed.round();

    expect(delivered.map(({ url }) => url)).toEqual([url]);
    const { body: sent, headers: with_ } = delivered[0]?.init ?? {};
    expect(JSON.parse(String(sent))).toMatchObject({
      subscription: body.id,
      trigger: 'group_created',
      events: [{ group: { displayName: 'One' } }],
      gaps: [],
    });
    const signature = createHmac('sha256', body.secret).update(String(sent)).digest('hex');
    expect(with_).toMatchObject({ 'X-Signature': `sha256=${signature}` });
  });

  test('try again what a receiver did not take, after a rest, and lose nothing', async () => {
    const { ask, send, subscribed, delivered, receive, said } = await opened();
    await ask('POST', '/v1/subscriptions', { trigger: 'group_created', url });
    receive(500);
    await send('POST', '/api/v1/groups', { profile: { name: 'One' } });
    await subscribed.round();
    await send('POST', '/api/v1/groups', { profile: { name: 'Two' } });
    receive(204);
    await subscribed.round();
    expect(delivered).toHaveLength(1);
    await subscribed.round();

    expect(JSON.parse(String(delivered[1]?.init.body)).events).toMatchObject([
      { group: { displayName: 'One' } },
      { group: { displayName: 'Two' } },
    ]);
    expect(said).toEqual([expect.stringContaining('the receiver answered 500')]);
  });

  test('end when their holder says so, or the receiver is gone', async () => {
    const { ask, send, subscribed, store, receive } = await opened({
      keys: [...keys, { name: 'second', key: 'one-more-key-of-the-gateway' }],
    });
    const add = async () =>
      (await ask('POST', '/v1/subscriptions', { trigger: 'group_created', url })).body.id;
    const [one] = [await add(), await add()];

    expect(
      (
        await ask('DELETE', `/v1/subscriptions/${one}`, undefined, {
          'X-Api-Key': 'one-more-key-of-the-gateway',
        })
      ).status,
    ).toBe(404);
    expect((await ask('DELETE', `/v1/subscriptions/${one}`)).status).toBe(204);
    expect(store.all()).toHaveLength(1);
    receive(410);
    await send('POST', '/api/v1/groups', { profile: { name: 'One' } });
    await subscribed.round();
    expect(store.all()).toEqual([]);
  });

  test.each([
    ['an address without encryption', { trigger: 'group_created', url: 'http://receiver.example.com/' }],
    ['no address', { trigger: 'group_created' }],
    ['a trigger that there is not', { trigger: 'grop_created', url }],
    ['a field that there is not', { trigger: 'group_created', url, every: 5 }],
  ])('are refused with %s', async (_, body) => {
    const { ask, store } = await opened();

    expect(await ask('POST', '/v1/subscriptions', body)).toMatchObject({
      status: 400,
      body: { error: { code: 'INVALID_INPUT' } },
    });
    expect(store.all()).toEqual([]);
  });
});

describe('the rest of the gateway', () => {
  test('gives the choices for a field', async () => {
    const { ask } = await opened();
    const { body } = await ask('GET', '/v1/pick-lists/groups?search=every');

    expect(body).toEqual({ choices: [{ label: 'Everyone', value: expect.any(String) }], nextCursor: null });
  });

  test('polls a trigger from the state that it gave', async () => {
    const { ask, send } = await opened();
    const poll = (state?: unknown) => ask('POST', '/v1/triggers/group_created/poll', { input: {}, state });
    const { body: first } = await poll();
    await send('POST', '/api/v1/groups', { profile: { name: 'New' } });

    expect((await poll(first.state)).body.events).toMatchObject([{ group: { displayName: 'New' } }]);
    expect((await ask('POST', '/v1/triggers/group_created/latest')).body.events).toHaveLength(1);
  });

  test('is up without a key, and ready while Okta takes its own', async () => {
    const { ask } = await opened();
    const { ask: askBroken } = await opened({ connection: { domain: 'acme.okta.com', apiKey: '' } });
    const none = { 'X-Api-Key': '' };

    expect(await ask('GET', '/health', undefined, none)).toMatchObject({
      status: 200,
      body: { status: 'up' },
    });
    expect(await ask('GET', '/ready', undefined, none)).toMatchObject({
      status: 200,
      body: { status: 'ready' },
    });
    expect(await askBroken('GET', '/ready', undefined, none)).toMatchObject({
      status: 503,
      body: { code: 'INVALID_CONNECTION' },
    });
  });

  test('refuses a body that is too long', async () => {
    const { act } = await opened();

    expect((await act('create_user', { profile: { nickName: 'x'.repeat(20_000) } })).status).toBe(413);
  });

  test('logs each request without what is in it, under an ID that the caller may give', async () => {
    const { act, logged, apiKey } = await opened();
    const { headers } = await act(
      'set_password',
      { userId: 'nobody@example.com', newPassword: 'Correct-Horse-9' },
      { 'X-Request-Id': 'mine-1' },
    );
    await act('list_users', {}, { 'X-Request-Id': 'not\tmine' });

    expect(headers.get('x-request-id')).toBe('mine-1');
    expect(logged[0]).toEqual({
      time: expect.any(String),
      requestId: 'mine-1',
      method: 'POST',
      path: '/v1/actions/set_password',
      status: 404,
      ms: 0,
      holder: 'power-automate',
      code: 'NOT_FOUND',
    });
    expect(logged[1]?.requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(JSON.stringify(logged)).not.toMatch(new RegExp(`Correct-Horse|nobody@|${key}|${apiKey}`));
  });

  test('names the description where there is nothing', async () => {
    const { ask } = await opened();

    expect(await ask('GET', '/v1/users')).toMatchObject({
      status: 404,
      body: { error: { message: expect.stringContaining('/v1/openapi.json') } },
    });
  });
});
