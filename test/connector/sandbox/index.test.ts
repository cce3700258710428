import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { type GroupBody, open, query, refusal, type UserBody } from './client.ts';

const noon = Date.parse('2026-11-21T12:00:00Z');

/** Two orgs differ in their port, so bodies are compared without it. */
const bodyOf = ({ body }: { body: unknown }): unknown =>
  JSON.parse(JSON.stringify(body).replaceAll(/127\.0\.0\.1:\d+/g, 'org'));

describe('startSandbox', () => {
  test('gives orgs of one seed that answer alike, before and after a change', async () => {
    const one = await open({ seed: 7, now: () => noon });
    const other = await open({ seed: 7, now: () => noon });
    expect(one.sandbox.apiKey).toBe(other.sandbox.apiKey);

    const profile = {
      login: 'new@example.com',
      email: 'new@example.com',
      firstName: 'New',
      lastName: 'Comer',
    };
    for (const [method, path, body] of [
      ['GET', '/api/v1/users?limit=200'],
      ['GET', '/api/v1/groups?expand=stats'],
      ['GET', '/api/v1/logs?limit=1000'],
      ['POST', '/api/v1/users', { profile }],
      ['GET', '/api/v1/users/nobody'],
      ['GET', '/api/v1/users/new'],
    ] as const) {
      const [a, b] = [await one.send(method, path, body), await other.send(method, path, body)];
      expect(bodyOf(a)).toEqual(bodyOf(b));
      expect(a.headers['x-okta-request-id']).toBe(b.headers['x-okta-request-id']);
    }
  });

  test('gives orgs of two seeds that have nobody in common', async () => {
    const [one, other] = [await open({ seed: 1 }), await open({ seed: 2 })];
    const ids = async ({ send }: typeof one) =>
      (await send<UserBody[]>('GET', '/api/v1/users')).body.map(({ id }) => id);

    expect(one.sandbox.apiKey).not.toBe(other.sandbox.apiKey);
    expect(new Set([...(await ids(one)), ...(await ids(other))]).size).toBe(2 * (await ids(one)).length);
  });

  test('starts with sixty users in all eight statuses and ten groups, one of which Active Directory keeps', async () => {
    const { send } = await open();

    const users = await send<UserBody[]>('GET', query('/api/v1/users', { search: 'status pr' }));
    expect(users.body).toHaveLength(60);
    expect(new Set(users.body.map(({ status }) => status)).size).toBe(8);
    expect(users.body.filter(({ status }) => status === 'ACTIVE').length).toBeGreaterThan(40);

    const groups = await send<GroupBody[]>('GET', '/api/v1/groups');
    expect(groups.body.map(({ type }) => type)).toEqual([
      'BUILT_IN',
      ...Array(8).fill('OKTA_GROUP'),
      'APP_GROUP',
    ]);
    expect(groups.body.some(({ profile }) => profile['chatChannel'] === '#engineering')).toBe(true);
  });

  test('starts with as many users as asked for, each with a login of its own', async () => {
    const { walk } = await open({ users: 1234 });

    const users = (await walk<UserBody>(query('/api/v1/users', { search: 'status pr' }))).flat();
    expect(new Set(users.map(({ profile }) => profile.login)).size).toBe(1234);
  });

  test('closes connections that are kept alive', async () => {
    const { sandbox, send } = await open();
    await send('GET', '/api/v1/org', undefined, { Connection: 'keep-alive' });

    await sandbox.stop();
    await expect(send('GET', '/api/v1/org')).rejects.toThrow(/ECONNREFUSED|socket hang up/);
  });

  test('names the command that installs what it needs', async () => {
    vi.doMock('../../../connector/sandbox/http/listener.ts', () => ({
      get listener() {
        throw Object.assign(new Error("Cannot find package 'hono'"), { code: 'ERR_MODULE_NOT_FOUND' });
      },
    }));
    onTestFinished(() => void vi.doUnmock('../../../connector/sandbox/http/listener.ts'));
    vi.resetModules();
    const { startSandbox } = await import('../../../connector/sandbox/index.ts');
    await expect(startSandbox()).rejects.toThrow(
      'npm install bcryptjs hono @hono/node-server jsep scim2-parse-filter',
    );
  });

  test('refuses a port that is taken', async () => {
    const { sandbox } = await open();
    await expect(open({ port: Number(new URL(sandbox.origin).port) })).rejects.toThrow('EADDRINUSE');
  });
});

describe('the wire', () => {
  test('tells who the org is without a token', async () => {
    const { sandbox, send } = await open();

    const { status, body, headers } = await send('GET', '/.well-known/okta-organization', undefined, {
      Authorization: '',
    });
    expect(status).toBe(200);
    expect(body).toEqual({
      id: expect.stringMatching(/^00o\w{17}$/),
      _links: { organization: { href: sandbox.origin } },
      pipeline: 'idx',
    });
    expect(headers).not.toHaveProperty('x-rate-limit-limit');
  });

  test('says that a classic org runs v1', async () => {
    const { send } = await open({ engine: 'classic' });
    expect((await send('GET', '/.well-known/okta-organization')).body).toMatchObject({ pipeline: 'v1' });
  });

  test.each(['', 'SSWS', 'SSWS 00wrong', 'Basic 00wrong'])('refuses the token %j', async (Authorization) => {
    const { send } = await open();
    expect(await send('GET', '/api/v1/users', undefined, { Authorization })).toMatchObject(
      refusal(401, 'E0000011'),
    );
  });

  test('describes the org', async () => {
    const { send } = await open();
    expect((await send('GET', '/api/v1/org')).body).toMatchObject({ subdomain: 'sandbox', status: 'ACTIVE' });
  });

  test('writes errors as Okta does', async () => {
    const { send } = await open();

    const { status, body } = await send('GET', '/api/v1/users/00unobody');
    expect(status).toBe(404);
    expect(body).toEqual({
      errorCode: 'E0000007',
      errorSummary: 'Not found: Resource not found: 00unobody (User)',
      errorLink: 'E0000007',
      errorId: expect.stringMatching(/^oae[\w-]{22}$/),
      errorCauses: [],
    });
  });

  test('sends the headers that clients read', async () => {
    const { send } = await open({ now: () => noon, rateLimit: 300 });

    const { headers } = await send('GET', '/api/v1/users');
    expect(headers).toMatchObject({
      date: 'Sat, 21 Nov 2026 12:00:00 GMT',
      'content-type': 'application/json',
      'cache-control': 'no-cache, no-store',
      'x-okta-request-id': expect.stringMatching(/^\w{32}$/),
      'x-rate-limit-limit': '300',
      'x-rate-limit-remaining': '299',
      'x-rate-limit-reset': String(noon / 1000 + 60),
    });
  });

  test('knows no other path', async () => {
    const { send } = await open();
    expect(await send('GET', '/api/v1/nothing')).toMatchObject(refusal(404, 'E0000008'));
    expect(await send('GET', '/elsewhere')).toMatchObject(refusal(404, 'E0000008'));
    expect(await send('POST', '/api/v1/users/me/lifecycle/nothing')).toMatchObject(refusal(404, 'E0000008'));
  });

  test('knows no other method', async () => {
    const { send } = await open();
    expect(await send('PATCH', '/api/v1/users/me')).toMatchObject(refusal(405, 'E0000022'));
    expect(await send('GET', '/api/v1/users/me/lifecycle/suspend')).toMatchObject(refusal(405, 'E0000022'));
  });

  test('takes an encoded slash for a path that it does not know', async () => {
    const { send } = await open();
    expect(await send('GET', '/api/v1/users/a%2fb@acme.test')).toMatchObject(refusal(405, 'E0000022'));
    expect(await send('POST', '/api/v1/users/a%2Fb@acme.test/lifecycle/suspend')).toMatchObject(
      refusal(405, 'E0000022'),
    );
  });

  test.each(['{', '', '[]', '{"profile":{},"colour":"red"}', '{"profile":"x"}'])(
    'refuses the body %j as ill-formed',
    async (body) => {
      const { send } = await open();
      expect(await send('POST', '/api/v1/users', body)).toMatchObject(refusal(400, 'E0000003'));
    },
  );

  test('takes and gives JSON alone', async () => {
    const { send } = await open();
    expect(await send('POST', '/api/v1/users', '{}', { 'Content-Type': 'text/plain' })).toMatchObject(
      refusal(400, 'E0000019'),
    );
    expect(await send('GET', '/api/v1/users', undefined, { Accept: 'text/html' })).toMatchObject(
      refusal(400, 'E0000019'),
    );
  });

  test('declares its attributes in the schemas', async () => {
    const { send } = await open();
    const types = await send<{ id: string; default: boolean; _links: { schema: { href: string } } }[]>(
      'GET',
      '/api/v1/meta/types/user',
    );
    expect(types.body.map((type) => type.default)).toEqual([true, false]);

    expect((await send('GET', '/api/v1/meta/schemas/user/default')).body).toMatchObject({
      definitions: {
        base: { required: ['login', 'firstName', 'lastName', 'email'] },
        custom: { properties: { badgeNumber: { type: 'integer', title: 'Badge number' } } },
      },
    });
    expect((await send('GET', types.body[1]?._links.schema.href ?? '')).body).toMatchObject({
      definitions: { custom: { properties: { agency: { type: 'string' } } } },
    });
    expect((await send('GET', '/api/v1/meta/schemas/group/default')).body).toMatchObject({
      definitions: { base: { required: ['name'] }, custom: { properties: { chatChannel: {} } } },
    });
    expect((await send('GET', `/api/v1/meta/types/user/${types.body[0]?.id}`)).body).toEqual(types.body[0]);
    expect(await send('GET', '/api/v1/meta/types/user/otynone')).toMatchObject(refusal(404, 'E0000007'));
  });
});
