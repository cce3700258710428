import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type HookRequests, hookRequests } from '../hosts/shared/hook-requests.ts';

interface Listening extends HookRequests {
  host: string;
  port: number;
  /** The path that Okta calls. */
  path: string;
}

/** Listens for an event hook. Gives back the port, and what ends it. */
export async function listen({
  host,
  port,
  path,
  ...requests
}: Listening): Promise<{ port: number; stop(): Promise<void> }> {
  const answered = hookRequests(requests);
  const server = createServer((request, response) => {
    if (request.url === path) void answered(request, response);
    else response.writeHead(404).end();
  });
  server.requestTimeout = 10_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    async stop() {
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
    },
  };
}
