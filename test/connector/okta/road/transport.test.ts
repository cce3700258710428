import { getEventListeners, once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline, Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import nock from 'nock';
import {
  Agent,
  type Dispatcher,
  errors,
  getGlobalDispatcher,
  interceptors,
  setGlobalDispatcher,
} from 'undici';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { isConnectorError, mayHaveBeenMade } from '../../../../connector/core/error.ts';
import type { HttpRequest } from '../../../../connector/core/send.ts';
import { send, sleep } from '../../../../connector/okta/road/transport.ts';
import { requestOf } from '../../../road.ts';

// nock joins repeated headers and ignores an abort, so that here a real server answers.
const secret = '00secretKeyOfTheTests';
const servers: Server[] = [];
let agent: Agent;

beforeAll(() => {
  nock.restore();
  agent = new Agent({ connections: 1 });
  setGlobalDispatcher(agent);
});

afterEach(async () => {
  vi.useRealTimers();
  setGlobalDispatcher(agent);
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  }
});

afterAll(async () => {
  await agent.destroy();
});

/** A server on this machine that answers so. */
async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const request = (url: string, facts: Partial<HttpRequest> = {}) =>
  requestOf({ url, headers: { authorization: `SSWS ${secret}` }, ...facts });

/** The error of a request that fails, which never holds a header. */
async function failureOf(sent: Promise<unknown>) {
  const error: unknown = await sent.catch((thrown: unknown) => thrown);
  expect(isConnectorError(error)).toBe(true);
  expect(`${JSON.stringify(error)} ${(error as Error).stack}`).not.toContain(secret);
  return error;
}

/** Sends everything through the agent with these options, as a host's own dispatcher may. */
function overrule(options: Partial<Dispatcher.DispatchOptions>) {
  const seen: Dispatcher.DispatchOptions[] = [];
  setGlobalDispatcher(
    agent.compose((dispatch) => (asked, handler) => {
      seen.push(asked);
      return dispatch({ ...asked, ...options }, handler);
    }),
  );
  return seen;
}

describe('send', () => {
  test('sends method, path, query, headers and body', async () => {
    const asked: unknown[] = [];
    const origin = await serve(async (incoming, answer) => {
      const { method, url, headers } = incoming;
      asked.push({ method, url, key: headers['authorization'], body: await textOf(incoming) });
      answer.end('{}');
    });
    await send(request(`${origin}/api/v1/users?activate=true`, { method: 'POST', body: '{"a":"ä"}' }));

    expect(asked).toEqual([
      { method: 'POST', url: '/api/v1/users?activate=true', key: `SSWS ${secret}`, body: '{"a":"ä"}' },
    ]);
  });

  test('gives back status, headers in lower case and the text', async () => {
    const origin = await serve((_, answer) => {
      answer.writeHead(404, { 'X-Okta-Request-Id': 'req1' }).end('{"errorCode":"E0000007 ä"}');
    });

    await expect(send(request(`${origin}/`))).resolves.toEqual({
      status: 404,
      headers: expect.objectContaining({ 'x-okta-request-id': 'req1' }),
      body: '{"errorCode":"E0000007 ä"}',
    });
  });

  test('joins separate Link lines', async () => {
    const origin = await serve((_, answer) => {
      answer.setHeader('link', ['<a?after=1,2>; rel="self"', '<b>; rel="next"']).end();
    });
    const { headers } = await send(request(`${origin}/`));

    expect(headers['link']).toBe('<a?after=1,2>; rel="self", <b>; rel="next"');
  });

  test('says in a POST without a body that its length is 0, as Okta asks', async () => {
    const seen: (string | undefined)[] = [];
    const origin = await serve(({ headers }, answer) => {
      seen.push(headers['content-length'], headers['transfer-encoding']);
      answer.end();
    });
    await send(request(`${origin}/`, { method: 'POST' }));

    expect(seen).toEqual(['0', undefined]);
  });

  test('does not follow a redirect', async () => {
    let calls = 0;
    const origin = await serve((_, answer) => {
      calls += 1;
      answer.writeHead(302, { location: '/elsewhere' }).end();
    });

    await expect(send(request(`${origin}/`))).resolves.toMatchObject({ status: 302 });
    expect(calls).toBe(1);
  });
});

describe('send over the global dispatcher', () => {
  test('honours the one that was set last through the public undici', async () => {
    const origin = await serve((_, answer) => {
      answer.end('{}');
    });
    const seen = overrule({});
    await send(request(`${origin}/api/v1/org`));

    expect(seen).toMatchObject([{ path: '/api/v1/org', origin }]);
    expect(getGlobalDispatcher()).not.toBe(agent);
  });
});

describe('send that fails', () => {
  const nobody = async () => {
    const origin = await serve(() => {});
    servers.pop()?.close();
    return origin;
  };

  test.each([true, false])(
    'is NETWORK and retryable when nobody listens (repeatable: %s)',
    async (repeatable) => {
      const origin = await nobody();

      expect(await failureOf(send(request(`${origin}/`, { repeatable })))).toMatchObject({
        code: 'NETWORK',
        retryable: true,
        message: `${origin} could not be reached, or the connection broke (ECONNREFUSED). Try again.`,
      });
    },
  );

  test.each([
    [{ repeatable: true }, 'Try again.'],
    [{ changes: true, repeatable: true }, 'The change may have been made. Check before you repeat it.'],
    [{ changes: true, repeatable: false }, 'The change may have been made. Check before you repeat it.'],
  ])(
    'is NETWORK when the connection breaks, and retryable only where repeating is safe: %j',
    async (facts, then) => {
      const origin = await serve(({ socket }) => {
        socket.destroy();
      });

      expect(await failureOf(send(request(`${origin}/`, facts)))).toMatchObject({
        code: 'NETWORK',
        retryable: facts.repeatable,
        message: expect.stringContaining(then),
      });
    },
  );

  test('is NETWORK when the connection breaks in the middle of the answer', async () => {
    const origin = await serve((_, answer) => {
      answer.writeHead(200, { 'content-length': '100' });
      answer.write('{"id":', () => answer.destroy());
    });

    expect(await failureOf(send(request(`${origin}/`)))).toMatchObject({ code: 'NETWORK', retryable: true });
  });

  test.each([
    ['ENOTFOUND', true, 'The host of https://acme.okta.com was not found (ENOTFOUND). Check the Okta domain'],
    ['EAI_AGAIN', true, 'https://acme.okta.com could not be reached'],
    [
      'CERT_HAS_EXPIRED',
      false,
      'A secure connection to https://acme.okta.com is not possible (CERT_HAS_EXPIRED).',
    ],
    ['SELF_SIGNED_CERT_IN_CHAIN', false, 'NODE_EXTRA_CA_CERTS'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', false, 'A secure connection'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', false, 'the certificate of the domain'],
    ['EPROTO', false, 'A secure connection'],
  ])('is NETWORK after %s, and says what to do', async (code, retryable, remedy) => {
    setGlobalDispatcher(
      agent.compose(() => () => {
        throw Object.assign(new Error('No'), { code });
      }),
    );
    const url = 'https://acme.okta.com/api/v1/users';

    expect(await failureOf(send(request(url, { repeatable: false })))).toMatchObject({
      code: 'NETWORK',
      retryable,
      message: expect.stringContaining(remedy),
    });
  });

  test.each([
    [true, true, new errors.HeadersTimeoutError()],
    [false, false, new errors.HeadersTimeoutError()],
    [false, false, new errors.BodyTimeoutError()],
    // A request that never reached Okta cannot have been carried out.
    [false, true, new errors.ConnectTimeoutError()],
  ])('is TIMEOUT (repeatable: %s, so retryable: %s) after %s', async (repeatable, retryable, timeout) => {
    setGlobalDispatcher(
      agent.compose(() => () => {
        throw timeout;
      }),
    );
    const url = 'https://acme.okta.com/api/v1/users';

    expect(await failureOf(send(request(url, { repeatable })))).toMatchObject({
      code: 'TIMEOUT',
      retryable,
      message: expect.stringContaining(`https://acme.okta.com did not answer in time (${timeout.code}).`),
    });
  });

  test('is TIMEOUT when Okta falls silent in the middle of the answer', async () => {
    const origin = await serve((_, answer) => {
      answer.writeHead(200, { 'content-length': '100' }).write('{"id":');
    });
    overrule({ bodyTimeout: 20 });

    expect(await failureOf(send(request(`${origin}/`)))).toMatchObject({ code: 'TIMEOUT', retryable: true });
  });
});

describe('send with little time', () => {
  const tooSlow = {
    code: 'TIMEOUT',
    retryable: true,
    message: expect.stringContaining('did not answer in time'),
  };

  test('is TIMEOUT when Okta says nothing', async () => {
    const origin = await serve(() => {});

    expect(await failureOf(send(request(`${origin}/`, { timeout: 20 })))).toMatchObject(tooSlow);
  });

  test('is TIMEOUT when Okta never comes to an end, though it never falls silent', async () => {
    const drips: NodeJS.Timeout[] = [];
    const origin = await serve((_, answer) => {
      drips.push(setInterval(() => answer.write(' '), 2));
    });

    expect(await failureOf(send(request(`${origin}/`, { timeout: 40 })))).toMatchObject(tooSlow);
    for (const drip of drips) clearInterval(drip);
  });

  test('is TIMEOUT of a change that may have been made', async () => {
    const origin = await serve(() => {});
    const error = await failureOf(send(request(`${origin}/`, { timeout: 20, repeatable: false })));

    expect(error).toMatchObject({ code: 'TIMEOUT', retryable: false });
    expect(mayHaveBeenMade(error)).toBe(true);
  });

  test('is TIMEOUT of what was never sent while there is no connection', async () => {
    setGlobalDispatcher(agent.compose(() => () => true));
    const asked = request('http://127.0.0.1:1/', { timeout: 1, repeatable: false });

    expect(await failureOf(send(asked))).toMatchObject({ code: 'TIMEOUT', retryable: true });
  });

  test('leaves no timer when it is answered in time', async () => {
    const origin = await serve((_, answer) => void answer.end('{}'));
    const cleared = vi.spyOn(globalThis, 'clearTimeout');
    const set = vi.spyOn(globalThis, 'setTimeout');
    await send(request(`${origin}/`, { timeout: 86_400_000 }));
    const at = set.mock.calls.findIndex(([, ms]) => ms === 86_400_000);

    expect(cleared).toHaveBeenCalledWith(set.mock.results[at]?.value);
  });
});

describe('send of what has a large answer', () => {
  test('reads it up to the size that is allowed', async () => {
    const origin = await serve((_, answer) => void answer.end('x'.repeat(1000)));

    await expect(send(request(`${origin}/`, { maxResponseSize: 1000 }))).resolves.toMatchObject({
      status: 200,
    });
  });

  test('drops the connection past it, and is not retryable', async () => {
    const dropped = vi.fn();
    function* endless() {
      for (;;) yield Buffer.alloc(2 ** 16);
    }
    const origin = await serve((_, answer) => void pipeline(Readable.from(endless()), answer, dropped));
    const error = await failureOf(send(request(`${origin}/`, { maxResponseSize: 2 ** 20 })));

    expect(error).toMatchObject({
      code: 'UNEXPECTED_RESPONSE',
      retryable: false,
      message: `The response from ${origin} is larger than 1 MiB and was not read to the end. Request less at once, or raise maxResponseSize.`,
    });
    await vi.waitFor(() => expect(dropped).toHaveBeenCalled());
  });

  test('counts what is left after decompression', async () => {
    const origin = await serve((_, answer) => {
      answer.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('x'.repeat(2 ** 20)));
    });
    setGlobalDispatcher(agent.compose(interceptors.decompress()));

    const facts = { maxResponseSize: 2 ** 19, changes: true };
    expect(await failureOf(send(request(`${origin}/`, facts)))).toMatchObject({
      code: 'UNEXPECTED_RESPONSE',
      message: expect.stringMatching(/is larger than 512 KiB .* The change may have been made\. Check/),
    });
  });

  test('says of headers that are too long what makes them so', async () => {
    const origin = await serve((_, answer) => {
      answer
        .setHeader('link', `<https://acme.okta.com/api/v1/users?search=${'a'.repeat(20_000)}>; rel="self"`)
        .end();
    });

    expect(await failureOf(send(request(`${origin}/`)))).toMatchObject({
      code: 'UNEXPECTED_RESPONSE',
      retryable: false,
      message: expect.stringMatching(
        /repeats a search or filter .* make it shorter or split it.*--max-http-header-size/,
      ),
    });
  });
});

describe('send that is stopped', () => {
  test('before it began is CANCELLED and reaches nobody', async () => {
    const answer = vi.fn();
    const origin = await serve(answer);
    const seen = overrule({});

    expect(await failureOf(send(request(`${origin}/`, { signal: AbortSignal.abort() })))).toMatchObject({
      code: 'CANCELLED',
      retryable: false,
    });
    expect(answer).not.toHaveBeenCalled();
    expect(seen).toEqual([]);
  });

  test('while it still waits for a connection is CANCELLED at once', async () => {
    const stop = new AbortController();
    setGlobalDispatcher(
      agent.compose(() => () => {
        stop.abort();
        return true;
      }),
    );

    expect(await failureOf(send(request('http://127.0.0.1:1/', { signal: stop.signal })))).toMatchObject({
      code: 'CANCELLED',
    });
  });

  test('while it waits for the answer is CANCELLED', async () => {
    const stop = new AbortController();
    const origin = await serve(() => stop.abort());

    expect(await failureOf(send(request(`${origin}/`, { signal: stop.signal })))).toMatchObject({
      code: 'CANCELLED',
      message: 'The run was stopped before Okta answered.',
    });
  });

  test('in the middle of the answer is CANCELLED', async () => {
    const stop = new AbortController();
    const origin = await serve((_, answer) => {
      answer.writeHead(200, { 'content-length': '100' });
      answer.write('{"id":', () => setImmediate(() => stop.abort()));
    });

    expect(await failureOf(send(request(`${origin}/`, { signal: stop.signal })))).toMatchObject({
      code: 'CANCELLED',
    });
  });
});

describe('a signal that many runs share', () => {
  test('has one listener while they wait, and none when they are done', async () => {
    const { signal } = new AbortController();
    const listening: number[] = [];
    const origin = await serve((_, answer) => {
      listening.push(getEventListeners(signal, 'abort').length);
      answer.end('{}');
    });
    const sent = Array.from({ length: 20 }, () => send(request(`${origin}/`, { signal })));
    const slept = Array.from({ length: 20 }, () => sleep(1, signal));
    await Promise.all([...sent, ...slept]);

    expect(listening).toEqual(Array(20).fill(1));
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  test('stops all of them, and keeps no listener', async () => {
    const stop = new AbortController();
    const slept = Array.from({ length: 20 }, () => failureOf(sleep(5000, stop.signal)));
    stop.abort();

    expect(await Promise.all(slept)).toEqual(Array(20).fill(expect.objectContaining({ code: 'CANCELLED' })));
    expect(getEventListeners(stop.signal, 'abort')).toEqual([]);
  });
});

describe('sleep', () => {
  test('waits', async () => {
    vi.useFakeTimers();
    const done = vi.fn();
    const { signal } = new AbortController();
    const slept = sleep(5000, signal).then(done);
    await vi.advanceTimersByTimeAsync(4999);
    expect(done).not.toHaveBeenCalled();

    await vi.advanceTimersByTimeAsync(1);
    await slept;
    expect(done).toHaveBeenCalled();
  });

  test('stops waiting when the run is stopped, and leaves no timer', async () => {
    vi.useFakeTimers();
    const stop = new AbortController();
    const slept = sleep(5000, stop.signal).catch((error: unknown) => error);
    stop.abort();

    expect(await slept).toMatchObject({ code: 'CANCELLED', message: 'The run was stopped while it waited.' });
    expect(vi.getTimerCount()).toBe(0);
  });

  test('does not begin to wait in a run that was stopped', async () => {
    await expect(sleep(5000, AbortSignal.abort())).rejects.toMatchObject({ code: 'CANCELLED' });
  });
});

async function textOf(incoming: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}
