import { once } from 'node:events';
import { type IncomingMessage, type OutgoingHttpHeaders, request } from 'node:http';
import { json, text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Listening, listen } from '../../../../connector/hosts/mcp/http.ts';
import { mcpServer } from '../../../../connector/hosts/mcp/server.ts';
import { generations } from './agents.ts';
import { hostWith } from './linked.ts';

const host = await hostWith();
const build = () => mcpServer(host);
const key = 'a-long-random-key';

let open: Listening;
let guarded: Listening;

beforeAll(async () => {
  open = await listen(build, { host: '127.0.0.1', port: 0, key: undefined });
  guarded = await listen(build, { host: '0.0.0.0', port: 0, key });
});

afterAll(async () => {
  await open.stop();
  await guarded.stop();
});

const ping = { jsonrpc: '2.0', id: 1, method: 'ping' };

interface Sent {
  method: string;
  path: string;
  headers: OutgoingHttpHeaders;
  body: string;
}

/** Sends anything at all: `fetch` would not send another Host. */
async function asked({ url }: { url: string }, sent: Partial<Sent>): Promise<IncomingMessage> {
  const { method = 'POST', path, headers, body = JSON.stringify(ping) } = sent;
  const outgoing = request(url.replace('0.0.0.0', '127.0.0.1'), {
    method,
    ...(path && { path }),
    headers: {
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      ...headers,
    },
  });
  // A server that has read enough answers and closes while the rest is on its way.
  outgoing.on('error', () => {}).end(body);
  const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];
  return answer;
}

const post = (place: { url: string }, headers: OutgoingHttpHeaders = {}, message: object = ping) =>
  asked(place, { headers, body: JSON.stringify(message) });

describe('on this machine', () => {
  test.each([{ host: 'evil.example' }, { origin: 'https://evil.example' }])(
    'refuses a page of another origin: %j',
    async (headers) => {
      expect(await post(open, headers)).toMatchObject({ statusCode: 403 });
    },
  );

  test('has nothing beside its one address', async () => {
    expect(await post({ url: open.url.replace('/mcp', '/') })).toMatchObject({ statusCode: 404 });
  });

  test('tells a client to begin anew when it does not know its session', async () => {
    const answer = await post(open, { 'mcp-session-id': 'gone' });

    expect(answer.statusCode).toBe(404);
    expect(await json(answer)).toMatchObject({ error: { message: expect.stringContaining('Initialize') } });
  });

  test.each(['localhost@evil', 'evil@localhost', 'localhost:99999', 'local host', 'localhost/..', '[::1'])(
    'refuses the Host header %j as one that is not its own',
    async (host) => {
      expect(await post(open, { host })).toMatchObject({ statusCode: 403 });
    },
  );

  test.each<[string, Partial<Sent>, number]>([
    ['an address that cannot be read', { path: 'http://[/mcp' }, 400],
    ['an address without a slash', { path: '*' }, 400],
    ['a method that MCP does not have', { method: 'TRACE', body: '' }, 405],
    ['no JSON', { body: '{' }, 400],
    ['nothing', { body: '' }, 400],
    ['JSON that is no message', { body: '[[{"jsonrpc":1}]]' }, 400],
    ['20 000 levels', { body: `${'['.repeat(20_000)}${']'.repeat(20_000)}` }, 400],
    ['another type of content', { headers: { 'content-type': 'text/plain' } }, 415],
    ['a type of content that cannot be read', { headers: { 'content-type': '\u00ff;;=' } }, 415],
    ['an origin that cannot be read', { headers: { origin: 'http://[' } }, 403],
    ['a session that cannot be', { headers: { 'mcp-session-id': '\u00ff' } }, 404],
    ['more than 4 MiB', { body: ' '.repeat(4 * 2 ** 20 + 1) }, 413],
  ])('answers %s with a reason', async (_, sent, statusCode) => {
    expect(await asked(open, sent)).toMatchObject({ statusCode });
    expect(await post(open)).toMatchObject({ statusCode: 400 });
  });
});

describe('400 clients that only begin', () => {
  const initialize = {
    jsonrpc: '2.0',
    id: 1,
    method: 'initialize',
    params: {
      protocolVersion: '2025-06-18',
      capabilities: {},
      clientInfo: { name: 'test-agent', version: '1' },
    },
  };
  let place: Listening;

  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    place = await listen(build, { host: '127.0.0.1', port: 0, key: undefined });
  });

  afterEach(async () => {
    await place.stop();
    vi.useRealTimers();
  });

  const begin = async () => {
    const answer = await post(place, {}, initialize);
    const body = await text(answer);
    return { id: answer.headers['mcp-session-id'], status: answer.statusCode, body };
  };
  const status = async (id: unknown) => {
    const answer = await post(place, { 'mcp-session-id': String(id) });
    await text(answer);
    return answer.statusCode;
  };
  const beginMany = (count: number) => Promise.all(Array.from({ length: count }, begin));

  test('take the place of no session that is in use', async () => {
    const used = await begin();
    expect(await status(used.id)).toBe(200);
    vi.advanceTimersByTime(60_000);

    const crowd = await beginMany(400);

    expect(crowd.filter((one) => one.status === 200)).toHaveLength(99);
    expect(crowd.find((one) => one.status === 503)?.body).toContain('Try again in a few minutes.');
    expect(await status(used.id)).toBe(200);
  });

  test('lose their places first to those that come later, and a session with an open stream never does', async () => {
    const used = await begin();
    const streaming = await begin();
    const stream = await asked(place, {
      method: 'GET',
      headers: { 'mcp-session-id': String(streaming.id), accept: 'text/event-stream' },
      body: '',
    });
    await status(used.id);
    const crowd = await beginMany(98);

    vi.advanceTimersByTime(10_001);
    const later = await beginMany(98);
    expect(later.every((one) => one.status === 200)).toBe(true);
    expect(await status(crowd[0]?.id)).toBe(404);
    expect(await status(used.id)).toBe(200);

    vi.advanceTimersByTime(600_001);
    expect((await beginMany(99)).every((one) => one.status === 200)).toBe(true);
    expect(await status(used.id)).toBe(404);
    expect(await status(streaming.id)).toBe(200);
    stream.destroy();
  });
});

describe('where others can reach it', () => {
  test('does not start without a key', async () => {
    await expect(listen(build, { host: '0.0.0.0', port: 0, key: undefined })).rejects.toMatchObject({
      code: 'INVALID_CONNECTION',
      message: expect.stringContaining('OKTA_MCP_KEY'),
    });
  });

  test.each([{}, { authorization: 'Bearer wrong' }, { authorization: `Basic ${key}` }])(
    'refuses a request without the key: %j',
    async (headers) => {
      const answer = await post(guarded, headers);

      expect(answer.statusCode).toBe(401);
      expect(answer.headers['www-authenticate']).toMatch(/^Bearer /);
    },
  );

  test('refuses a page of another origin, even with the key', async () => {
    const headers = { authorization: `Bearer ${key}`, origin: 'https://evil.example' };

    expect(await post(guarded, headers)).toMatchObject({ statusCode: 403 });
  });

  test.each(generations)('serves $generation with the key', async ({ connect }) => {
    const url = guarded.url.replace('0.0.0.0', '127.0.0.1');
    const place = { command: '', args: [], env: {}, url };
    const agent = await connect({ ...place, headers: { authorization: `Bearer ${key}` } });

    expect((await agent.listTools()).tools.length).toBeGreaterThan(0);
    await agent.close();
    await expect(connect(place)).rejects.toThrow();
  });
});
