import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { type Context, Hono } from 'hono';
import { challenge } from '../access/access-token.ts';
import { OAuthError } from '../access/errors.ts';
import { record } from '../logs/events.ts';
import type { Org } from '../state/org.ts';
import { word } from '../state/random.ts';
import { authenticated, authorize } from './authentication.ts';
import { ControlError, controlRoutes } from './control.ts';
import { OktaError } from './errors.ts';
import { type Call, type Exchange, type Handler, json, type MediaType, type Reply } from './exchange.ts';
import { isInstead, type Manner, mannerOf, spoiled } from './faults.ts';
import type { Machine } from './machine.ts';
import type { Allowance } from './rate-limit.ts';
import { publicRoutes, routes } from './routes.ts';

type HonoContext = Context<{ Bindings: HttpBindings }>;

/** Answers requests as the org would. */
export function listener(machine: Machine, onExchange?: (exchange: Exchange) => void): RequestListener {
  const app = new Hono<{ Bindings: HttpBindings }>();

  for (const [method, path, handler] of controlRoutes(machine)) {
    app.on(method, path, (context) => control(context, handler));
  }
  for (const [method, path, handler] of publicRoutes) {
    // What only describes the org is asked without limit.
    const metadata = path.startsWith('/.well-known/') || path.endsWith('/keys');
    app.on(method, path, (context) =>
      answer(context, metadata ? handler : limited(handler), `${method} ${path}`),
    );
  }
  for (const [method, path, handler, produces] of routes) {
    const permitted = guarded((org, call) => {
      authorize(org, call);
      return handler(org, call);
    }, produces);
    app.on(method, path, (context) => answer(context, permitted, `${method} ${path}`));
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

  async function answer(context: HonoContext, handler: Handler, operation = 'other'): Promise<Response> {
    const { incoming, outgoing } = context.env;
    const { org, limits, faults, counters } = machine.run;
    outgoing.once('close', limits.begin());
    const call = await read(context, incoming);
    await org.clock.catchUp();
    const fault = faults.strike(call);
    const emptied = fault?.kind === 'emptyPage' ? { ...call, pages: 'empty' as const } : call;
    const done: Reply = fault && isInstead(fault) ? { status: 0 } : await attempt(org, handler, emptied);
    const reply = fault ? spoiled(fault, done, errorId(org), org.clock.now()) : done;
    if (call.method !== 'GET' || org.search.changed.size > 0) machine.answered();
    counters.note(operation, reply.status);
    const headers = headersOf(org, reply);
    onExchange?.({
      method: call.method,
      path: incoming.url ?? '/',
      status: reply.status,
      requestBody: call.body,
      responseBody: reply.body ?? '',
      headers,
      ...(fault && { fault: fault.kind }),
    });
    await send(outgoing, { ...reply, headers }, fault ? mannerOf(fault) : {});
    return RESPONSE_ALREADY_SENT;
  }

  /** A page that somebody looks at in a browser must not get at the org, neither by its own name nor by another one. */
  async function control(context: HonoContext, handler: Handler): Promise<Response> {
    const { incoming, outgoing } = context.env;
    const { host = '', origin } = incoming.headers;
    const local = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/.test(host) && origin === undefined;
    const permitted: Handler = local
      ? handler
      : () => json({ error: 'Only programs on this machine may ask this.' }, 403);
    const reply = await attempt(machine.run.org, permitted, await read(context, incoming));
    machine.answered();
    await send(outgoing, { ...reply, headers: headersOf(machine.run.org, reply) }, {});
    return RESPONSE_ALREADY_SENT;
  }

  async function attempt(org: Org, handler: Handler, call: Call): Promise<Reply> {
    try {
      return await handler(org, call);
    } catch (error) {
      if (error instanceof ControlError) return json({ error: error.message }, 400);
      if (error instanceof OAuthError) return challenge(org, call, error);
      const refusal = error instanceof OktaError ? error : new OktaError('E0000009', [String(error)]);
      return { status: refusal.status, body: refusal.body(errorId(org)) };
    }
  }

  /** What stands before each endpoint of the API: the token, then the rate limit, then the path and the media types. */
  function guarded(handler: Handler, produces?: MediaType): Handler {
    return async (org, anonymous) =>
      limited((_, call) => {
        // No name in a path has a slash: Okta takes an encoded one for the path of something else.
        if (/%2f/i.test(call.path)) throw new OktaError('E0000022');
        checkMediaTypes(call, produces);
        return handler(org, call);
      })(org, await authenticated(org, anonymous));
  }

  function limited(handler: Handler): Handler {
    return async (org, call) => {
      const { type, id, tokenId } = call.principal;
      const allowance = machine.run.limits.take(call.method, call.path, tokenId ?? `${type} ${id}`);
      const work: Handler = () => {
        if (allowance.event) record(org, call, allowance.event);
        if (allowance.exceeded) throw new OktaError('E0000047');
        return handler(org, call);
      };
      const reply = await attempt(org, work, call);
      const times = org.behaviour.doubledRateLimits && /\/factors(?:\/|$)/.test(call.path) ? 2 : 1;
      return { ...reply, headers: { ...reply.headers, ...rateLimitHeaders(allowance, times) } };
    };
  }
}

const errorId = (org: Org): string => `oae${word(org.wire, 22)}`;

function headersOf(org: Org, { status, body = '', headers }: Reply): Record<string, string | string[]> {
  return {
    Date: new Date(org.clock.now()).toUTCString(),
    ...(body && { 'Content-Type': 'application/json' }),
    ...(status !== 204 && { 'Content-Length': String(Buffer.byteLength(body)) }),
    'X-Okta-Request-Id': word(org.wire, 32),
    'Cache-Control': 'no-cache, no-store',
    Expires: '0',
    ...headers,
  };
}

/** Written to the socket's own response, because a web Response joins repeated headers and Okta sends lines. */
async function send(
  outgoing: ServerResponse,
  { status, body = '', headers }: Reply,
  { cut, late, pieceEvery }: Manner,
): Promise<void> {
  if (cut) {
    outgoing.socket?.resetAndDestroy();
    return;
  }
  if (late !== undefined) await pause(late, undefined, { ref: false });
  outgoing.writeHead(status, headers);
  if (pieceEvery !== undefined) {
    const bytes = Buffer.from(body);
    const size = Math.ceil(bytes.length / 16);
    for (let at = 0; at < bytes.length && !outgoing.destroyed; at += size) {
      outgoing.write(bytes.subarray(at, at + size));
      await pause(pieceEvery, undefined, { ref: false });
    }
    outgoing.end();
    return;
  }
  outgoing.end(body);
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

function checkMediaTypes(call: Call, produces: MediaType = 'application/json'): void {
  const accept = call.header('accept') ?? '*/*';
  const contentType = call.header('content-type') ?? 'application/json';
  const acceptable = ['*/*', 'application/*', produces].some((type) => accept.toLowerCase().includes(type));
  const readable = call.body === '' || /^application\/json\b/i.test(contentType);
  if (!acceptable || !readable) throw new OktaError('E0000019');
}

function rateLimitHeaders({ limit, remaining, reset }: Allowance, times: number): Record<string, string[]> {
  const lines = (value: number) => Array<string>(times).fill(String(value));
  return {
    'X-Rate-Limit-Limit': lines(limit),
    'X-Rate-Limit-Remaining': lines(remaining),
    'X-Rate-Limit-Reset': lines(reset),
  };
}
