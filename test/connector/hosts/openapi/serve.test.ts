import { once } from 'node:events';
import { connect as open } from 'node:net';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { type ServeOptions, serve } from '../../../../connector/hosts/openapi/serve.ts';
import { loadConnector } from '../../../../connector/index.ts';

/** A gateway whose actions wait until they are let go, or are stopped. */
async function serving(options: Partial<ServeOptions> = {}) {
  const okta = await loadConnector();
  const waiting: (() => void)[] = [];
  const run = vi.spyOn(okta, 'run').mockImplementation(
    (_, { signal }) =>
      new Promise((resolve, reject) => {
        waiting.push(() => resolve({ done: true } as never));
        signal?.addEventListener('abort', () => reject(new Error('stopped')));
      }),
  );
  const { url, stop } = await serve({
    okta,
    connection: {},
    keys: [],
    maxBody: 1000,
    rate: 1000,
    host: '127.0.0.1',
    port: 0,
    patience: 1000,
    every: 1000,
    say: () => {},
    log: () => {},
    ...options,
  });
  onTestFinished(() => {
    for (const end of waiting) end();
    return stop();
  });
  return { url, stop, run, waiting };
}

describe('serve', () => {
  test('lets the calls under way end, and takes no more, when it is stopped', async () => {
    const { url, stop, waiting } = await serving();
    const call = fetch(`${url}/v1/actions/list_users`, { method: 'POST' });
    await vi.waitFor(() => expect(waiting).toHaveLength(1));
    const stopped = stop();
    const [refused] = await once(open(Number(new URL(url).port), '127.0.0.1'), 'error');
    expect(refused).toMatchObject({ code: 'ECONNREFUSED' });
    waiting[0]?.();

    expect(await (await call).json()).toEqual({ done: true });
    await stopped;
  });

  test('stops the calls that do not end in time', async () => {
    const { url, stop, waiting } = await serving({ patience: 1 });
    const call = fetch(`${url}/v1/actions/list_users`, { method: 'POST' });
    await vi.waitFor(() => expect(waiting).toHaveLength(1));
    await stop();

    expect((await call).status).toBe(500);
  });

  test.each([
    ['a page in a browser, by its origin', { Origin: 'https://evil.example.com' }],
    ['another name for this machine', { Host: 'evil.example.com' }],
  ])('refuses %s', async (_, headers) => {
    const { url, run } = await serving();
    const { hostname, port } = new URL(url);
    const socket = open(Number(port), hostname);
    const lines = { Host: `127.0.0.1:${port}`, ...headers, 'Content-Length': '0', Connection: 'close' };
    socket.write(
      `POST /v1/actions/list_users HTTP/1.1\r\n${Object.entries(lines)
        .map(([name, value]) => `${name}: ${value}\r\n`)
        .join('')}\r\n`,
    );
    const [first] = await once(socket, 'data');

    expect(String(first)).toContain('HTTP/1.1 403');
    expect(run).not.toHaveBeenCalled();
  });

  test('lets nobody else reach it without keys', async () => {
    await expect(serving({ host: '0.0.0.0' })).rejects.toMatchObject({
      code: 'INVALID_CONNECTION',
      message: expect.stringContaining('--keys'),
    });
  });
});
