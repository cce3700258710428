import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { onTestFinished } from 'vitest';
import type { Client } from '../client.ts';

export interface Received {
  readonly method: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface Receiver {
  readonly uri: string;
  /** All requests received, including those for verification. */
  readonly received: Received[];
  /** Sets the answers from now on. By default challenges are returned, and deliveries get 204. */
  answer: (request: Received, response: ServerResponse) => void;
}

/** An external service for event hooks, which ends with the test. */
export async function receiver(): Promise<Receiver> {
  const received: Received[] = [];
  const server = createServer(async (incoming, response) => {
    const body = Buffer.concat(await incoming.toArray()).toString();
    const request = { method: incoming.method ?? '', headers: incoming.headers, body };
    received.push(request);
    service.answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const service: Receiver = { uri: `http://127.0.0.1:${port}/hook`, received, answer: agree };
  return service;
}

export const agree: Receiver['answer'] = ({ method, headers }, response) => {
  if (method !== 'GET') response.writeHead(204).end();
  else {
    response.writeHead(200, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify({ verification: headers['x-okta-verification-challenge'] }));
  }
};

export interface HookBody {
  readonly id: string;
  readonly status: string;
  readonly verificationStatus: string;
  readonly lastUpdated: string;
}

export const hooks = '/api/v1/eventHooks';

export const hookTo = (uri: string, items: readonly string[], more: Record<string, unknown> = {}) => ({
  name: 'Leavers',
  events: { type: 'EVENT_TYPE', items, ...more },
  channel: {
    type: 'HTTP',
    version: '1.0.0',
    config: {
      uri,
      headers: [{ key: 'X-Other-Header', value: 'my-header-value' }],
      authScheme: { type: 'HEADER', key: 'Authorization', value: 'a-shared-secret' },
    },
  },
});

/** A hook that Okta has verified. */
export async function verifiedHook(
  { send }: Client,
  { uri, received }: Receiver,
  items: readonly string[],
  more?: Record<string, unknown>,
): Promise<string> {
  const { id } = (await send<HookBody>('POST', hooks, hookTo(uri, items, more))).body;
  await send('POST', `${hooks}/${id}/lifecycle/verify`);
  received.length = 0;
  return id;
}
