import { createHash, randomUUID, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type NodeIncomingMessageLike, toNodeHandler } from '@modelcontextprotocol/node';
import {
  createMcpHandler,
  hostHeaderValidationResponse,
  isLegacyRequest,
  localhostAllowedHostnames,
  localhostAllowedOrigins,
  OAuthError,
  OAuthErrorCode,
  originValidationResponse,
  requireBearerAuth,
  type Server,
  WebStandardStreamableHTTPServerTransport,
} from '@modelcontextprotocol/server';
import { ConnectorError } from '../../index.ts';

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
  const legacy = sessions(build);

  async function answer(request: Request): Promise<Response> {
    const refused =
      (isLocal ? hostHeaderValidationResponse(request, localhostAllowedHostnames()) : undefined) ??
      originValidationResponse(request, isLocal ? localhostAllowedOrigins() : [host]);
    if (refused) return refused;
    if (new URL(request.url).pathname !== path) return new Response(`MCP is at ${path}.`, { status: 404 });
    const authorized = await authorize?.(request);
    if (authorized instanceof Response) return authorized;
    return (await isLegacyRequest(request)) ? legacy.fetch(request) : modern.fetch(request);
  }

  const handler = toNodeHandler({ fetch: answer });
  const server = createServer(
    // Node's own type says of a missing method that it may be undefined, the SDK's that it may be left out.
    (request, response) => void handler(request as NodeIncomingMessageLike, response),
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, resolve);
  });
  const { port: bound } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}${path}`,
    async stop() {
      await Promise.all([modern.close(), legacy.close()]);
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
    },
  };
}

const path = '/mcp';

/** Compares digests, which have one length, so that the time it takes says nothing of the key. */
function verifierOf(key: string) {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  const wanted = digest(key);
  return async (token: string) => {
    if (!timingSafeEqual(digest(token), wanted)) {
      throw new OAuthError(
        OAuthErrorCode.InvalidToken,
        'This is not the key of the server, which its OKTA_MCP_KEY holds.',
      );
    }
    return { token, clientId: 'okta-connector', scopes: [], expiresAt: Number.MAX_SAFE_INTEGER };
  };
}

/** More clients than these at once, and the oldest has to begin anew. */
const mostSessions = 100;

/**
 * Clients of before 2026-07-28 say once who they are and what they can be asked. The SDK's own fallback forgets that
 * with each request, so that it could not ask a person anything: here such a client has a session.
 */
function sessions(build: () => Server) {
  const open = new Map<string, WebStandardStreamableHTTPServerTransport>();

  async function begun(): Promise<WebStandardStreamableHTTPServerTransport> {
    const transport = new WebStandardStreamableHTTPServerTransport({
      sessionIdGenerator: randomUUID,
      async onsessioninitialized(id) {
        const [oldest] = open.values();
        if (open.size >= mostSessions) await oldest?.close();
        open.set(id, transport);
      },
    });
    const server = build();
    server.onclose = () => void open.delete(transport.sessionId ?? '');
    await server.connect(transport);
    return transport;
  }

  return {
    async fetch(request: Request): Promise<Response> {
      const id = request.headers.get('mcp-session-id');
      const transport = id ? open.get(id) : await begun();
      return transport?.handleRequest(request) ?? unknownSession();
    },
    close: () => Promise.all([...open.values()].map((transport) => transport.close())),
  };
}

const unknownSession = () =>
  Response.json(
    {
      jsonrpc: '2.0',
      id: null,
      error: { code: -32001, message: 'There is no such session. Initialize a new one.' },
    },
    { status: 404 },
  );
