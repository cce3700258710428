import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { describe, expect, test } from 'vitest';
import type { Exchange } from '../../../../connector/sandbox/index.ts';
import { type Client, linkTo, open, refusal, type UserBody } from '../client.ts';

interface Wire {
  readonly status: number;
  readonly headers: Readonly<Record<string, string[] | undefined>>;
  readonly body: string;
  readonly pieces: number;
}

/** The reply as it is on the wire: nothing is joined, parsed or repaired. */
function wire({ sandbox }: Client, path: string, method = 'GET', body = ''): Promise<Wire> {
  return new Promise((resolve, reject) => {
    const headers = { Authorization: `SSWS ${sandbox.apiKey}`, 'Content-Type': 'application/json' };
    const outgoing = request(new URL(path, sandbox.origin), { method, headers });
    outgoing.on('error', reject).on('response', async (incoming) => {
      const pieces = await incoming.toArray();
      resolve({
        status: incoming.statusCode ?? 0,
        headers: incoming.headersDistinct,
        body: Buffer.concat(pieces).toString(),
        pieces: pieces.length,
      });
    });
    outgoing.end(body);
  });
}

async function openWith(...faults: unknown[]): Promise<Client> {
  const client = await open({ rateLimit: 300 });
  for (const fault of faults) {
    expect(await client.send('POST', '/sandbox/faults', fault)).toMatchObject({ status: 200 });
  }
  return client;
}

const suspended = async ({ send }: Client, id: string) =>
  (await send<UserBody>('GET', `/api/v1/users/${id}`)).body.status;

async function activeUser({ send }: Client): Promise<string> {
  const { body } = await send<UserBody[]>('GET', '/api/v1/users?filter=status+eq+%22ACTIVE%22&limit=1');
  return body[0]?.id ?? '';
}

describe('a fault on the wire', () => {
  test('breaks a connection also where the reply before it on the same connection has not quite ended', async () => {
    const { sandbox } = await openWith({ kind: 'trickle', ms: 20, count: 1 }, { kind: 'reset', count: 1 });
    const { hostname, port } = new URL(sandbox.origin);
    const socket = connect(Number(port), hostname);
    const asking = `GET /api/v1/org HTTP/1.1\r\nHost: ${hostname}\r\nAuthorization: SSWS ${sandbox.apiKey}\r\n\r\n`;
    let received = '';
    socket.setEncoding('utf8').on('data', (text) => {
      received += text;
      // The last byte is there before the reply ends, and a client asks again at once.
      if (/\r\n\r\n\{.*\}$/s.test(received)) socket.write(asking);
    });
    socket.write(asking);

    await expect(once(socket, 'end')).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(received.match(/HTTP\/1\.1 200/g)).toHaveLength(1);
  });

  test.each([500, 502, 503, 504])('answers %i with JSON, HTML or nothing', async (status) => {
    const fault = { kind: 'status', status, count: 1 };
    const client = await openWith(fault, { ...fault, body: 'html' }, { ...fault, body: 'empty' });

    const json = await wire(client, '/api/v1/org');
    expect(json).toMatchObject({ status, headers: { 'content-type': ['application/json'] } });
    expect(JSON.parse(json.body)).toMatchObject({
      errorCode: status === 503 ? 'E0000010' : 'E0000009',
      errorCauses: [],
    });
    expect(await wire(client, '/api/v1/org')).toMatchObject({
      status,
      headers: { 'content-type': ['text/html'] },
      body: expect.stringMatching(new RegExp(`^<html>.*${status}.*</html>$`)),
    });
    expect(await wire(client, '/api/v1/org')).toMatchObject({ status, body: '' });
    expect(await wire(client, '/api/v1/org')).toMatchObject({ status: 200 });
  });

  test('refuses with 429: with the headers of a window, with those of too many at once, or with none', async () => {
    const fault = { kind: 'rateLimit', count: 1 };
    const client = await openWith(fault, { ...fault, headers: 'concurrency' }, { ...fault, headers: 'none' });

    const [window, concurrency, none] = [
      await wire(client, '/api/v1/org'),
      await wire(client, '/api/v1/org'),
      await wire(client, '/api/v1/org'),
    ];
    expect([window.status, concurrency.status, none.status]).toEqual([429, 429, 429]);
    expect(JSON.parse(window.body)).toMatchObject({ errorCode: 'E0000047' });
    expect(window.headers).toMatchObject({
      'x-rate-limit-limit': ['600'],
      'x-rate-limit-remaining': ['0'],
      'x-rate-limit-reset': [expect.stringMatching(/^\d{10}$/)],
    });
    expect(concurrency.headers).toMatchObject({
      'x-rate-limit-limit': ['0'],
      'x-rate-limit-remaining': ['0'],
    });
    expect(Object.keys(none.headers).filter((name) => name.startsWith('x-rate'))).toEqual([]);
  });

  test.each([
    [{ kind: 'reset' }, 'ACTIVE'],
    [{ kind: 'reset', after: true }, 'SUSPENDED'],
  ])('breaks the connection by %j, when the user is %s', async (fault, status) => {
    const client = await openWith({ ...fault, method: 'POST', path: '/api/v1/users/{id}/lifecycle/suspend' });
    const id = await activeUser(client);

    await expect(wire(client, `/api/v1/users/${id}/lifecycle/suspend`, 'POST')).rejects.toThrow(
      /ECONNRESET|hang up/,
    );
    expect(await suspended(client, id)).toBe(status);
  });

  test.each([
    [{ kind: 'status' }, 503, 'ACTIVE'],
    [{ kind: 'status', after: true }, 503, 'SUSPENDED'],
    [{ kind: 'rateLimit' }, 429, 'ACTIVE'],
    [{ kind: 'redirect' }, 302, 'ACTIVE'],
  ])('leaves the work undone or done: %j', async (fault, status, userStatus) => {
    const client = await openWith({ ...fault, method: 'POST' });
    const id = await activeUser(client);

    expect(await wire(client, `/api/v1/users/${id}/lifecycle/suspend`, 'POST')).toMatchObject({ status });
    expect(await suspended(client, id)).toBe(userStatus);
  });

  test('sends elsewhere', async () => {
    const client = await openWith({ kind: 'redirect', location: 'https://elsewhere.example/' });
    expect(await wire(client, '/api/v1/org')).toMatchObject({
      status: 302,
      headers: { location: ['https://elsewhere.example/'] },
      body: '',
    });
  });

  test('keeps the first byte back, while others are answered', async () => {
    const client = await openWith({ kind: 'slow', ms: 300, path: '/api/v1/org' });
    const order: string[] = [];
    const slow = wire(client, '/api/v1/org').then(() => order.push('slow'));
    await client.send('GET', '/api/v1/users/me').then(() => order.push('other'));
    await slow;

    expect(order).toEqual(['other', 'slow']);
  });

  test('sends the body piece by piece', async () => {
    const client = await openWith({ kind: 'trickle', ms: 1 });
    const { pieces, body } = await wire(client, '/api/v1/users');

    expect(pieces).toBeGreaterThan(4);
    expect(JSON.parse(body)).toHaveLength(58);
  });

  test('ends the JSON in the middle, and the response as it should', async () => {
    const client = await openWith({ kind: 'truncate' });
    const { status, headers, body } = await wire(client, '/api/v1/org');

    expect({ status, length: headers['content-length'] }).toEqual({
      status: 200,
      length: [String(Buffer.byteLength(body))],
    });
    expect(() => JSON.parse(body)).toThrow(SyntaxError);
  });

  test('says that JSON is something else', async () => {
    const client = await openWith({ kind: 'contentType' });
    const { headers, body } = await wire(client, '/api/v1/org');

    expect(headers['content-type']).toEqual(['text/html']);
    expect(JSON.parse(body)).toMatchObject({ status: 'ACTIVE' });
  });

  test('doubles the rate-limit headers, as lines of their own', async () => {
    const client = await openWith({ kind: 'doubleHeaders' });
    const { headers } = await wire(client, '/api/v1/users');

    expect(headers['x-rate-limit-limit']).toEqual(['300', '5']);
    expect(headers['x-rate-limit-remaining']).toEqual(['299', '4']);
    const [reset, later] = headers['x-rate-limit-reset'] ?? [];
    expect(Number(later)).toBeGreaterThan(Number(reset));
  });

  test('joins the Link lines', async () => {
    const client = await openWith({ kind: 'joinLinks' });
    const { headers } = await wire(client, '/api/v1/users?limit=5');

    expect(headers['link']).toEqual([expect.stringMatching(/^<.+>; rel="self", <.+>; rel="next"$/)]);
  });

  test('leads to the next page on another host, or to the same page again', async () => {
    const client = await openWith(
      { kind: 'foreignNext', count: 1, origin: 'https://elsewhere.example' },
      { kind: 'repeatCursor', count: 1 },
    );
    const foreign = await client.send('GET', '/api/v1/users?limit=5');
    const repeated = await client.send('GET', '/api/v1/users?limit=5');

    expect(linkTo('next', foreign)).toMatch(
      /^https:\/\/elsewhere\.example\/api\/v1\/users\?after=[\w-]+&limit=5$/,
    );
    expect(linkTo('next', repeated)).toBe(linkTo('self', repeated));
  });

  test('refuses a cursor, and no call without one', async () => {
    const client = await openWith({ kind: 'expiredCursor' });
    const first = await client.send('GET', '/api/v1/logs?limit=1');

    expect(first.status).toBe(200);
    expect(await client.send('GET', linkTo('next', first) ?? '')).toMatchObject(
      refusal(400, 'E0000029', 'Invalid cursor.'),
    );
  });

  test.each(['/api/v1/users?limit=30', '/api/v1/users?limit=30&search=id+pr&sortBy=status&sortOrder=desc'])(
    'gives an empty page whose next link leads to what it should have held: %s',
    async (path) => {
      const client = await openWith();
      const whole = await client.walk<UserBody>(path);
      await client.send('POST', '/sandbox/faults', { kind: 'emptyPage', count: 1 });

      expect(await client.walk<UserBody>(path)).toEqual([[], ...whole]);
    },
  );
});

describe('a fault', () => {
  test.each([
    [{ path: '/api/v1/users/{id}' }, [503, 200, 200]],
    [{ path: '/api/v1/users*' }, [503, 503, 200]],
    [{ path: '/api/v1/users/{id}', method: 'post' }, [200, 200, 200]],
    [{}, [503, 503, 503]],
  ])('strikes where it is said to: %j', async (where, statuses) => {
    const client = await openWith({ kind: 'status', ...where });
    const paths = ['/api/v1/users/me', '/api/v1/users/me/groups', '/api/v1/org'];
    const answers = await Promise.all(paths.map((path) => wire(client, path)));
    expect(answers.map(({ status }) => status)).toEqual(statuses);
  });

  test('strikes as often as is likely, and the same requests in orgs of one seed', async () => {
    const struck = async () => {
      const client = await openWith({ kind: 'status', probability: 0.5 });
      const statuses: number[] = [];
      for (let i = 0; i < 40; i++) statuses.push((await wire(client, '/api/v1/org')).status);
      return statuses;
    };
    const statuses = await struck();
    expect(await struck()).toEqual(statuses);
    const failed = statuses.filter((status) => status === 503).length;
    expect(failed).toBeGreaterThan(8);
    expect(failed).toBeLessThan(32);
  });

  test('is listed until it is over or removed, and never keeps the control endpoints from answering', async () => {
    const client = await openWith({ kind: 'status', count: 1 }, { kind: 'truncate' });
    const listed = async () => (await client.send<{ kind: string }[]>('GET', '/sandbox/faults')).body;
    expect(await listed()).toMatchObject([
      { id: '1', kind: 'status', count: 1 },
      { id: '2', kind: 'truncate' },
    ]);

    await wire(client, '/api/v1/org');
    expect(await listed()).toMatchObject([{ id: '2' }]);
    expect(await client.send('DELETE', '/sandbox/faults/1')).toMatchObject({ status: 400 });
    expect(await client.send('DELETE', '/sandbox/faults/2')).toMatchObject({ status: 204 });
    expect(await listed()).toEqual([]);
  });

  test.each([
    [{ kind: 'flood' }, /kind: Invalid discriminator value/],
    [{ kind: 'slow', after: true }, /Unrecognized key.*after/],
    [{ kind: 'status', status: 418 }, /^status: /],
    [{ kind: 'status', probability: 2 }, /^probability: /],
    [{ kind: 'status', path: 'api' }, /^path: A path begins with a slash/],
    ['{', /JSON/],
  ])('is refused when it makes no sense: %j', async (fault, error) => {
    const { send } = await open();
    expect(await send('POST', '/sandbox/faults', fault)).toMatchObject({
      status: 400,
      body: { error: expect.stringMatching(error) },
    });
  });

  test('that no header can hold is a 500 and leaves nobody waiting', async () => {
    const client = await openWith({ kind: 'redirect', location: '/login\nhtm', count: 1 });

    expect(await wire(client, '/api/v1/org')).toMatchObject({ status: 500, body: '' });
    expect(await wire(client, '/api/v1/org')).toMatchObject({ status: 200 });
  });

  test('is named to who listens to the exchanges', async () => {
    const seen: Exchange[] = [];
    const client = await open({ onExchange: (exchange) => seen.push(exchange) });
    await client.send('POST', '/sandbox/faults', { kind: 'reset', count: 1 });
    await wire(client, '/api/v1/org').catch(() => {});
    expect(await client.send('GET', '/api/v1/users/nobody')).toMatchObject(refusal(404, 'E0000007'));

    expect(seen).toMatchObject([
      { path: '/api/v1/org', status: 0, responseBody: '', fault: 'reset' },
      { method: 'GET', path: '/api/v1/users/nobody', status: 404, requestBody: '' },
    ]);
    expect(seen[1]).not.toHaveProperty('fault');
  });
});
