import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { type Context, Hono } from 'hono';
import { challenge } from '../access/access-token.ts';
import { OAuthError } from '../access/errors.ts';
import { record } from '../logs/events.ts';
import { word } from '../state/random.ts';
import type { Org } from '../state/store.ts';
import { authenticated, authorize } from './authentication.ts';
import { OktaError } from './errors.ts';
import type { Call, Exchange, Handler, Reply } from './exchange.ts';
import { type Allowance, rateLimiter } from './rate-limit.ts';
import { publicRoutes, routes } from './routes.ts';

type HonoContext = Context<{ Bindings: HttpBindings }>;

export interface ListenerOptions {
  readonly rateLimit: number | 'off' | undefined;
  readonly onExchange: ((exchange: Exchange) => void) | undefined;
}

/** Answers requests as the org would. */
export function listener(org: Org, { rateLimit, onExchange }: ListenerOptions): RequestListener {
  const app = new Hono<{ Bindings: HttpBindings }>();
  const take = rateLimiter(rateLimit, org.clock.now);

  for (const [method, path, handler] of publicRoutes) {
    app.on(method, path, (context) => answer(context, handler));
  }
  for (const [method, path, handler] of routes) {
    const permitted = guarded((_, call) => {
      authorize(call);
      return handler(org, call);
    });
    app.on(method, path, (context) => answer(context, permitted));
  }
  const wrongMethod = guarded(() => {
    throw new OktaError('E0000022');
  });
  for (const path of new Set(routes.map(([, path]) => path))) {
    app.all(path, (context) => answer(context, wrongMethod));
  }
  const unknownPath: Handler = () => {
    throw new OktaError('E0000008');
  };
  app.all('/api/*', (context) => answer(context, guarded(unknownPath)));
  app.notFound((context) => answer(context, unknownPath));

  const listen = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  return (incoming, outgoing) => void listen(incoming, outgoing);

  async function answer(context: HonoContext, handler: Handler): Promise<Response> {
    const { incoming, outgoing } = context.env;
    const call = await read(context, incoming);
    await org.clock.catchUp();
    const reply = await attempt(handler, call);
    const headers = send(outgoing, reply);
    onExchange?.({
      method: call.method,
      path: incoming.url ?? '/',
      status: reply.status,
      requestBody: call.body,
      responseBody: reply.body ?? '',
      headers,
    });
    return RESPONSE_ALREADY_SENT;
  }

  async function attempt(handler: Handler, call: Call): Promise<Reply> {
    try {
      return await handler(org, call);
    } catch (error) {
      if (error instanceof OAuthError) return challenge(org, call, error);
      const refusal = error instanceof OktaError ? error : new OktaError('E0000009', [String(error)]);
      return { status: refusal.status, body: refusal.body(`oae${word(org.wire, 22)}`) };
    }
  }

  /** What stands before each endpoint of the API: the token, then the rate limit, then the media types. */
  function guarded(handler: Handler): Handler {
    return async (_, anonymous) => {
      const call = await authenticated(org, anonymous);
      const allowance = take(call.method, call.path);
      const reply = await attempt(() => {
        if (allowance.firstRefusal) record(org, call, 'system.org.rate_limit.violation');
        if (allowance.exceeded) throw new OktaError('E0000047');
        checkMediaTypes(call);
        return handler(org, call);
      }, call);
      return { ...reply, headers: { ...reply.headers, ...rateLimitHeaders(allowance) } };
    };
  }

  /** Written to the socket's own response, because a web Response joins repeated headers and Okta sends lines. */
  function send(outgoing: ServerResponse, { status, body = '', headers }: Reply): Exchange['headers'] {
    const sent = {
      Date: new Date(org.clock.now()).toUTCString(),
      ...(body && { 'Content-Type': 'application/json' }),
      ...(status !== 204 && { 'Content-Length': Buffer.byteLength(body) }),
      'X-Okta-Request-Id': word(org.wire, 32),
      'Cache-Control': 'no-cache, no-store',
      Expires: '0',
      ...headers,
    };
    outgoing.writeHead(status, sent).end(body);
    return sent;
  }
}

async function read(context: HonoContext, incoming: IncomingMessage): Promise<Call> {
  const [path = '/', query = ''] = (incoming.url ?? '/').split(/\?(.*)/s);
  const { method } = context.req;
  return {
    method,
    path,
    params: new URLSearchParams(query),
    body: method === 'GET' || method === 'HEAD' ? '' : await context.req.text(),
    principal: { type: 'User', id: 'unknown' },
    segment: (name) => context.req.param(name) ?? '',
    header: (name) => context.req.header(name),
  };
}

function checkMediaTypes(call: Call): void {
  const accept = call.header('accept') ?? '*/*';
  const contentType = call.header('content-type') ?? 'application/json';
  const acceptable = /\*\/\*|application\/(\*|json)/i.test(accept);
  const readable = call.body === '' || /^application\/json\b/i.test(contentType);
  if (!acceptable || !readable) throw new OktaError('E0000019');
}

function rateLimitHeaders({ limit, remaining, reset }: Allowance): Record<string, string> {
  return {
    'X-Rate-Limit-Limit': String(limit),
    'X-Rate-Limit-Remaining': String(remaining),
    'X-Rate-Limit-Reset': String(reset),
  };
}
