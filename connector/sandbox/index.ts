import { createServer } from 'node:http';
import { type ClientCredentials, clientCredentials } from './access/service-apps.ts';
import type { BehaviourOptions } from './behaviour.ts';
import type { Exchange } from './http/exchange.ts';

export type { Exchange };

export interface Sandbox {
  /** `http://127.0.0.1:` and the port. */
  readonly origin: string;
  /** The API token of the org's administrator, to be sent as `Authorization: SSWS …`. */
  readonly apiKey: string;
  /** A service app that has every scope and is a super administrator. */
  readonly oauth: ClientCredentials;
  /** Another, whose access tokens are bound to a key (DPoP). */
  readonly dpop: ClientCredentials;
  /** Closes the server and every connection at once. */
  stop(): Promise<void>;
}

export type { ClientCredentials };

export interface SandboxOptions extends BehaviourOptions {
  /** Orgs of one seed have the same ids, names, dates and API key. Default 1. */
  readonly seed?: number;
  /** Default 0: any free port. */
  readonly port?: number;
  /** The number of users that the org starts with. Default 60. */
  readonly users?: number;
  /** The least number of groups that it starts with. Default: those that a small company would have. */
  readonly groups?: number;
  /**
   * Requests that each bucket grants in a minute, or `off` for as many as come.
   * Default: half of the limits of Okta's Workforce product, as an API token has them.
   */
  readonly rateLimit?: number | 'off';
  /** Requests that may be under way at once. Default 75 as in a Workforce org, or any number if `rateLimit` is `off`. */
  readonly concurrency?: number;
  /**
   * A file that keeps the org from one start to the next, in all that was changed. What it holds goes before seed, users
   * and groups. Only its owner can read it, since the org's secrets are in it.
   */
  readonly state?: string;
  /** The org's clock in milliseconds. Default `Date.now`. */
  readonly now?: () => number;
  /** Called with each request and its reply when the reply is sent: to log them, or to check what a recipe asked for. */
  readonly onExchange?: (exchange: Exchange) => void;
}

/**
 * Starts an Okta org in memory, behind HTTP on 127.0.0.1.
 *
 * Each seeded user who has a password has `Sandbox-Pass-1`; the answer to each seeded recovery question is `Lighthouse`.
 * The first user is the administrator whose token the API key is.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { port = 0, now = Date.now, onExchange, ...chosen } = options;
  const { listener, createSandboxServer } = await parts();

  const http = createServer();
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  const address = http.address();
  const origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : port}`;
  let server: ReturnType<typeof createSandboxServer>;
  try {
    server = createSandboxServer({ ...chosen, origin, now });
  } catch (error) {
    http.close();
    throw error;
  }
  http.on('request', listener(server, onExchange));

  return {
    origin,
    get apiKey() {
      return server.run.org.apiKey;
    },
    get oauth() {
      return clientCredentials(server.run.org, { dpop: false });
    },
    get dpop() {
      return clientCredentials(server.run.org, { dpop: true });
    },
    async stop() {
      const closed = new Promise<void>((resolve) => {
        http.close(() => resolve());
      });
      http.closeAllConnections();
      await Promise.all([closed, server.stop()]);
    },
  };
}

/** The packages behind the sandbox are optional, so they are loaded when it starts and named when they are missing. */
async function parts() {
  try {
    const [{ listener }, { createSandboxServer }] = await Promise.all([
      import('./http/listener.ts'),
      import('./http/sandbox-server.ts'),
    ]);
    return { listener, createSandboxServer };
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND')) throw error;
    throw new Error(
      'The sandbox needs five more packages: npm install bcryptjs hono @hono/node-server jsep scim2-parse-filter',
      { cause: error },
    );
  }
}
