import type { RequestListener } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import { METHOD_NAME_ALL } from 'hono/router';
import { challenge } from '../access/access-token.ts';
import { OAuthError } from '../access/errors.ts';
import { record } from '../logs/events.ts';
import type { Org } from '../state/org.ts';
import { word } from '../state/random.ts';
import { authenticated, authorize } from './authentication.ts';
import { ControlError, controlEndpoints } from './control.ts';
import { type ErrorCode, OktaError } from './errors.ts';
import { type Call, type Exchange, type Handler, json, type MediaType, type Reply } from './exchange.ts';
import { type Delivery, deliveryOf, isInstead, spoiled } from './faults.ts';
import type { Allowance } from './rate-limit.ts';
import { publicRoutes, routes } from './routes.ts';
import type { Run, SandboxServer } from './sandbox-server.ts';

interface Env {
  Bindings: HttpBindings;
  Variables: {
    /** The run that the request came to: a reset may start another before the reply. */
    run: Run;
    call: Call;
    reply: Reply;
    /** The rate limit's headers, which a refusal has too. */
    limitHeaders: Reply['headers'];
    delivery: Delivery;
  };
}

type Middleware = MiddlewareHandler<Env>;

/** Answers requests as the org would. */
export function listener(server: SandboxServer, onExchange?: (exchange: Exchange) => void): RequestListener {
  const app = new Hono<Env>();

  app.onError((error, context) => {
    const [run, call] = [context.get('run'), context.get('call')];
    context.set('reply', refusal(error, run.org, call));
    // Goes out only if the reply itself cannot be sent.
    return new Response(null, { status: 500 });
  });

  app.use(async (context, next) => {
    context.set('run', server.run);
    await next();
    await send(context.env, context.get('reply'), context.get('delivery'));
    // Over the response of an error, Hono would copy it, and the copy would be sent once more.
    context.res = undefined;
    context.res = RESPONSE_ALREADY_SENT;
  });

  // A page in somebody's browser must not reach the org, neither by the org's name nor by another one.
  app.use('/sandbox/*', async (context, next) => {
    const { host = '', origin } = context.env.incoming.headers;
    context.set('call', await read(context));
    if (/^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/.test(host) && origin === undefined) await next();
    else context.set('reply', json({ error: 'Only programs on this machine may ask this.' }, 403));
    server.answered();
    context.set('reply', withHeaders(server.run.org, context.get('reply')));
  });
  for (const [method, path, , answer] of controlEndpoints) {
    const handler: Handler = (_, call) => answer(server, call);
    app.on(method, path, handled(handler));
  }

  app.use(async (context, next) => {
    const { org, limits, faults, counters } = context.get('run');
    context.env.outgoing.once('close', limits.begin());
    const call = await read(context);
    await org.clock.catchUp();
    const fault = faults.strike(call);
    context.set('call', fault?.kind === 'emptyPage' ? { ...call, pages: 'empty' } : call);
    context.set('reply', { status: 0 });
    if (!fault || !isInstead(fault)) await next();
    const done = context.get('reply');
    const whole = { ...done, headers: { ...done.headers, ...context.get('limitHeaders') } };
    const outcome = fault ? spoiled(fault, whole, errorId(org), org.clock.now()) : whole;
    if (call.method !== 'GET' || org.search.changed.size > 0) server.answered();
    counters.note(operationOf(context), outcome.status);
    const reply = withHeaders(org, outcome);
    onExchange?.({
      method: call.method,
      path: context.env.incoming.url ?? '/',
      status: reply.status,
      requestBody: call.body,
      responseBody: reply.body,
      headers: reply.headers,
      ...(fault && { fault: fault.kind }),
    });
    context.set('reply', reply);
    if (fault) context.set('delivery', deliveryOf(fault));
  });

  for (const [method, path, handler] of publicRoutes) {
    // Requests for what only describes the org are not limited.
    const metadata = path.startsWith('/.well-known/') || path.endsWith('/keys');
    if (metadata) app.on(method, path, handled(handler));
    else app.on(method, path, limited, handled(handler));
  }
  for (const [method, path, handler, produces] of routes) {
    const permitted: Handler = (org, call) => {
      authorize(org, call);
      return handler(org, call);
    };
    app.on(method, path, guarded(produces), handled(permitted));
  }
  for (const path of new Set(routes.map(([, path]) => path))) {
    app.all(path, guarded(), refused('E0000022'));
  }
  app.all('/api/*', guarded(), refused('E0000008'));
  app.all('*', refused('E0000008'));

  const listen = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  return (incoming, outgoing) => void listen(incoming, outgoing);
}

const handled =
  (handler: Handler): Middleware =>
  async (context) => {
    context.set('reply', await handler(context.get('run').org, context.get('call')));
  };

const refused = (code: ErrorCode) => (): never => {
  throw new OktaError(code);
};

/** Every endpoint of the API checks these first, in this order: the token, the rate limit, the path, the media types. */
const guarded =
  (produces?: MediaType): Middleware =>
  async (context, next) => {
    const call = await authenticated(context.get('run').org, context.get('call'));
    context.set('call', call);
    countAgainstLimit(context);
    // No name in a path has a slash: Okta takes an encoded one for the path of something else.
    if (/%2f/i.test(call.path)) throw new OktaError('E0000022');
    checkMediaTypes(call, produces);
    await next();
  };

const limited: Middleware = async (context, next) => {
  countAgainstLimit(context);
  await next();
};

function countAgainstLimit(context: Context<Env>): void {
  const [run, call] = [context.get('run'), context.get('call')];
  const { type, id, tokenId } = call.principal;
  const allowance = run.limits.take(call.method, call.path, tokenId ?? `${type} ${id}`);
  const times = run.org.behaviour.doubledRateLimits && /\/factors(?:\/|$)/.test(call.path) ? 2 : 1;
  context.set('limitHeaders', rateLimitHeaders(allowance, times));
  if (allowance.event) record(run.org, call, allowance.event);
  if (allowance.exceeded) throw new OktaError('E0000047');
}

function refusal(error: Error, org: Org, call: Call): Reply {
  if (error instanceof ControlError) return json({ error: error.message }, 400);
  if (error instanceof OAuthError) return challenge(org, call, error);
  const okta = error instanceof OktaError ? error : new OktaError('E0000009', [String(error)]);
  return { status: okta.status, body: okta.body(errorId(org)) };
}

/** The route of the operation that answers. A route for every method is no operation. */
function operationOf(context: Context<Env>): string {
  const route = matchedRoutes(context).find(({ method }) => method !== METHOD_NAME_ALL);
  return route ? `${route.method} ${route.path}` : 'other';
}

const errorId = (org: Org): string => `oae${word(org.wire, 22)}`;

/** A reply with the headers that every one has. */
function withHeaders(org: Org, { status, body = '', headers }: Reply): Required<Reply> {
  return {
    status,
    body,
    headers: {
      Date: new Date(org.clock.now()).toUTCString(),
      ...(body && { 'Content-Type': 'application/json' }),
      ...(status !== 204 && { 'Content-Length': String(Buffer.byteLength(body)) }),
      'X-Okta-Request-Id': word(org.wire, 32),
      'Cache-Control': 'no-cache, no-store',
      Expires: '0',
      ...headers,
    },
  };
}

/** Writes to the socket's own response, because a web Response joins repeated headers and Okta sends separate lines. */
async function send(
  { incoming, outgoing }: HttpBindings,
  { status, body = '', headers }: Reply,
  { cut, late, pieceEvery }: Delivery = {},
): Promise<void> {
  if (cut) {
    // The request's own socket: a reply has none as long as the one before it on the same connection has not ended.
    incoming.socket.resetAndDestroy();
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

async function read(context: Context<Env>): Promise<Call> {
  const [path = '/', query = ''] = (context.env.incoming.url ?? '/').split(/\?(.*)/s);
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
