import { once } from 'node:events';
import { type IncomingMessage, type OutgoingHttpHeaders, request } from 'node:http';
import { json } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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

/** Posts one message, with any headers at all: `fetch` would not send another Host. */
async function post(
  { url }: { url: string },
  headers: OutgoingHttpHeaders = {},
  message: object = ping,
): Promise<IncomingMessage> {
  const sent = request(url.replace('0.0.0.0', '127.0.0.1'), {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      ...headers,
    },
  });
  sent.end(JSON.stringify(message));
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  return answer;
}

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

  test('forgets the session of the oldest client when there are too many', async () => {
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
    const begin = async () => {
      const answer = await post(open, {}, initialize);
      answer.resume();
      return answer.headers['mcp-session-id'];
    };
    const first = await begin();
    const others = [];
    for (let count = 0; count < 100; count += 1) others.push(await begin());

    expect(await post(open, { 'mcp-session-id': first })).toMatchObject({ statusCode: 404 });
    expect(await post(open, { 'mcp-session-id': others.at(-1) })).toMatchObject({ statusCode: 200 });
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
