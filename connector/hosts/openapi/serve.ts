import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { getRequestListener } from '@hono/node-server';
import { ConnectorError } from '../../index.ts';
import { type GatewayOptions, gateway, type Place } from './gateway.ts';
import { openStore } from './store.ts';
import { type Subscription, type Subscriptions, subscriptions } from './subscriptions.ts';

export interface ServeOptions extends Omit<GatewayOptions, 'signal' | 'now' | 'cursors' | 'subscribed'> {
  host: string;
  port: number;
  /** A folder in which cursors and subscriptions outlive the process. */
  data?: string | undefined;
  /** The time between two rounds of the subscriptions, in ms. */
  every: number;
  /** Tells the person who runs the gateway. */
  say: (line: string) => void;
  /** How long a stop waits for the calls under way, in ms. */
  patience: number;
}

export interface Serving {
  url: string;
  /** Takes no more calls, lets those under way end, and stops what has not ended in time. */
  stop(): Promise<void>;
}

/** A caller that sends slowly, or half of what it announced, does not hold a place for ever. */
const slowCallers = { headersTimeout: 10_000, requestTimeout: 30_000, connectionsCheckingInterval: 1000 };

/** Serves the gateway over HTTP. TLS is the work of a proxy in front of it. */
export async function serve({
  host,
  port,
  patience,
  data,
  every,
  say,
  ...options
}: ServeOptions): Promise<Serving> {
  const isLocal = ['127.0.0.1', '::1', 'localhost'].includes(host);
  if (!isLocal && options.keys.length === 0) {
    throw new ConnectorError(
      'INVALID_CONNECTION',
      `Others can reach ${host}, so callers need a key. Set OKTA_GATEWAY_KEY or --keys, or leave --host out to serve this machine only.`,
    );
  }
  const stopping = new AbortController();
  const { signal } = stopping;
  const { okta, connection } = options;
  const folder = (name: string) => data && join(data, name);
  const store = openStore<Subscription>(folder('subscriptions'), 10_000);
  const subscribed = subscriptions({ okta, connection, store, fetch, signal, say });
  const cursors = openStore<Place>(folder('cursors'), 10_000);
  const app = gateway({ ...options, signal, now: Date.now, cursors, subscribed });
  const listener = getRequestListener(app.fetch);
  const server = createServer(slowCallers, (request, response) => {
    const { origin, host: named = '' } = request.headers;
    // A page in somebody's browser must not reach it, neither by its address nor by another name for this machine.
    const isForeign = isLocal && !/^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/i.test(named);
    if (isForeign || origin !== undefined) {
      response.writeHead(403, { 'Content-Type': 'text/plain' }).end('Only programs may call this gateway.');
      return;
    }
    // A caller that keeps its connection open would hold up the stop.
    response.once('close', () => {
      if (!server.listening) server.closeIdleConnections();
    });
    void listener(request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, resolve);
  });
  const { port: bound } = server.address() as AddressInfo;
  const rounds = serveRounds(subscribed, every, signal);
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}`,
    async stop() {
      const ended = new Promise((resolve) => server.close(resolve));
      server.closeIdleConnections();
      const timer = setTimeout(() => stopping.abort(), patience);
      await ended;
      clearTimeout(timer);
      stopping.abort();
      await rounds;
    },
  };
}

async function serveRounds(subscribed: Subscriptions, every: number, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await subscribed.round();
    await wait(every, undefined, { signal }).catch(() => {});
  }
}
