import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type NodeIncomingMessageLike, toNodeHandler } from '@modelcontextprotocol/node';
import {
  createMcpHandler,
  isLegacyRequest,
  localhostAllowedOrigins,
  OAuthError,
  OAuthErrorCode,
  originValidationResponse,
  requireBearerAuth,
  type Server,
} from '@modelcontextprotocol/server';
import { sameSecret } from '../../core/same-secret.ts';
import { ConnectorError } from '../../index.ts';
import { openSessions } from './sessions.ts';

export interface HttpOptions {
  host: string;
  port: number;
  /** The bearer key that every request must carry. Without one only this machine is served. */
  key: string | undefined;
}

export interface Listening {
  url: string;
  stop(): Promise<void>;
}

/** Serves MCP over HTTP. A page in a browser cannot reach it: its origin, or the name it took for this machine, tells. */
export async function listen(build: () => Server, { host, port, key }: HttpOptions): Promise<Listening> {
  const isLocal = ['127.0.0.1', '::1', 'localhost'].includes(host);
  if (!isLocal && !key) {
    throw new ConnectorError(
      'INVALID_CONNECTION',
      `Others can reach ${host}. Set OKTA_MCP_KEY to a long random key, which clients send as "Authorization: Bearer ...", or leave --host out to serve this machine only.`,
    );
  }
  const authorize = key ? requireBearerAuth({ verifier: { verifyAccessToken: verifierOf(key) } }) : undefined;
  const modern = createMcpHandler(build, { legacy: 'reject' });
  const sessions = openSessions(build);

  async function answer(request: Request, over: Promise<unknown>): Promise<Response> {
    const refused = originValidationResponse(request, isLocal ? localhostAllowedOrigins() : [host]);
    if (refused) return refused;
    if (new URL(request.url).pathname !== path) return new Response(`MCP is at ${path}.`, { status: 404 });
    const authorized = await authorize?.(request);
    if (authorized instanceof Response) return authorized;
    return (await isLegacyRequest(request)) ? sessions.fetch(request, over) : modern.fetch(request);
  }

  const server = createServer((request, response) => {
    const wrong = malformed(request, isLocal);
    if (wrong) return response.writeHead(wrong.status).end(wrong.message);
    const over = new Promise<unknown>((resolve) => response.once('close', resolve));
    const handler = toNodeHandler({ fetch: (asked) => answer(asked, over) });
    // Node's own type says of a missing method that it may be undefined, the SDK's that it may be left out.
    void handler(request as NodeIncomingMessageLike, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, resolve);
  });
  const { port: bound } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}${path}`,
    async stop() {
      await Promise.all([modern.close(), sessions.close()]);
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
    },
  };
}

const path = '/mcp';

/** The refusal of a request that the SDK cannot read, or whose Host header does not name this server. */
function malformed(
  { method = '', url = '', headers: { host = '' } }: IncomingMessage,
  isLocal: boolean,
): { status: number; message: string } | undefined {
  const names = isLocal
    ? /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/i
    : /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d+)?$/i;
  if (!names.test(host) || !URL.canParse(`http://${host}`)) {
    return { status: 403, message: 'The Host header does not name this server.' };
  }
  if (!url.startsWith('/') || !URL.canParse(`http://${host}${url}`)) {
    return { status: 400, message: `The address of the request cannot be read. MCP is at ${path}.` };
  }
  if (!['GET', 'POST', 'DELETE'].includes(method)) {
    return { status: 405, message: 'MCP takes GET, POST and DELETE.' };
  }
  return undefined;
}

function verifierOf(key: string) {
  return async (token: string) => {
    if (!sameSecret(token, key)) {
      throw new OAuthError(
        OAuthErrorCode.InvalidToken,
        'Wrong key. Send the value of OKTA_MCP_KEY that the server was started with.',
      );
    }
    return { token, clientId: 'okta-connector', scopes: [], expiresAt: Number.MAX_SAFE_INTEGER };
  };
}
