import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { isObject } from '../../core/conform.ts';
import { byName } from '../../core/load.ts';
import {
  type Connector,
  ConnectorError,
  isConnectorError,
  type ManifestAction,
  type ManifestTrigger,
} from '../../index.ts';
import { forEach, inputsIn } from '../shared/for-each.ts';
import { documentOf, mostInputs } from './document.ts';
import { idempotency, type Reply } from './idempotency.ts';
import { type GatewayKey, keyFor, mayRun } from './keys.ts';
import { rateOf } from './rate.ts';
import { statusOf } from './status.ts';
import type { Store } from './store.ts';
import type { Subscriptions } from './subscriptions.ts';

export interface GatewayOptions {
  okta: Connector;
  connection: unknown;
  /** Without keys everybody who reaches it is served. */
  keys: readonly GatewayKey[];
  /** The longest body of a request, in bytes. */
  maxBody: number;
  /** The most calls of a key in a second. */
  rate: number;
  /** Stops the runs under way. */
  signal: AbortSignal;
  /** A line of the log for each request. */
  log: (entry: LogEntry) => void;
  now: () => number;
  /** The places of triggers, by the cursors that callers hold. */
  cursors: Store<Place>;
  subscribed: Subscriptions;
}

/** How far a caller has read a trigger. */
export interface Place {
  trigger: string;
  input: Record<string, unknown>;
  state: Record<string, unknown>;
}

export interface LogEntry {
  time: string;
  requestId: string;
  method: string;
  path: string;
  status: number;
  ms: number;
  /** The name of the key. */
  holder?: string;
  code?: string;
}

interface Env {
  Variables: { requestId: string; holder: GatewayKey; code?: string };
}

/** Whoever needs no key: one that may do everything. */
const anybody: GatewayKey = { name: 'anybody', key: '' };

/**
 * The actions as HTTP operations: `POST /v1/actions/{name}` takes the input and gives back the output, or an error with the
 * status that fits it. Pick lists, polls of triggers and the description of it all stand beside them.
 */
export function gateway({
  okta,
  connection,
  keys,
  maxBody,
  rate,
  signal,
  log,
  now,
  cursors,
  subscribed,
}: GatewayOptions): Hono<Env> {
  const app = new Hono<Env>();
  const once = idempotency(now);
  const within = rateOf(rate, now);

  app.onError((error, context) => {
    const { status, body, headers = {} } = failure(error, context.get('requestId'));
    context.set('code', (body as { error: { code: string } }).error.code);
    return context.json(body as object, status as 500, headers);
  });
  app.notFound((context) => context.json(failure(notThere(), context.get('requestId')).body as object, 404));

  app.use(async (context, next) => {
    const { method, path } = context.req;
    const given = context.req.header('x-request-id') ?? '';
    const requestId = /^[\w.-]{1,64}$/.test(given) ? given : crypto.randomUUID();
    const started = now();
    context.set('requestId', requestId);
    await next();
    context.header('X-Request-Id', requestId);
    log({
      time: new Date(started).toISOString(),
      requestId,
      method,
      path,
      status: context.res.status,
      ms: now() - started,
      ...(context.get('holder') && { holder: context.get('holder').name }),
      ...(context.get('code') && { code: context.get('code') }),
    });
  });

  app.get('/health', (context) => context.json({ status: 'up' }));
  let readyUntil = 0;
  app.get('/ready', async (context) => {
    // Whoever watches the gateway asks every few seconds, and the test is a handful of calls.
    if (now() > readyUntil) {
      try {
        await okta.testConnection(connection, { signal });
      } catch (error) {
        if (!isConnectorError(error)) throw error;
        return context.json({ status: 'not ready', code: error.code }, 503);
      }
      readyUntil = now() + 60_000;
    }
    return context.json({ status: 'ready' });
  });

  app.use('/v1/*', async (context, next) => {
    const holder = keys.length === 0 ? anybody : keyFor(keys, context.req.header('x-api-key') ?? '');
    if (!holder) {
      const error = new ConnectorError(
        'AUTHENTICATION_FAILED',
        'Send a key of this gateway as X-Api-Key. It is not the API key of Okta.',
      );
      context.set('code', error.code);
      return context.json(failure(error, context.get('requestId')).body as object, 401);
    }
    context.set('holder', holder);
    within(holder.name);
    return next();
  });
  app.use(
    '/v1/*',
    bodyLimit({
      maxSize: maxBody,
      onError: (context) => {
        const error = new ConnectorError('INVALID_INPUT', `The body is longer than ${maxBody} bytes.`);
        return context.json(failure(error, context.get('requestId')).body as object, 413);
      },
    }),
  );

  app.get('/v1/openapi.json', (context) => {
    const holder = context.get('holder');
    const server = new URL(context.req.url).origin;
    return context.json(
      documentOf(okta.manifest, {
        server,
        actions: (action) => mayRun(holder, action),
        triggers: !holder.actions,
      }),
    );
  });

  app.post('/v1/actions/:name', async (context) => {
    const holder = context.get('holder');
    const action = byName('action', okta.manifest.actions, context.req.param('name'));
    if (!mayRun(holder, action)) throw forbidden(holder, action);
    const text = await context.req.text();
    const input = objectIn(text);
    return answered(context, { action, text }, () => okta.run(action.name, { connection, input, signal }));
  });

  app.post('/v1/run-for-each', async (context) => {
    const text = await context.req.text();
    const { action: name, inputs: sent, ...others } = objectIn(text);
    const [unknown] = Object.keys(others);
    if (unknown) throw new ConnectorError('INVALID_INPUT', 'Send action and inputs, and nothing else.');
    const holder = context.get('holder');
    const action = byName('action', okta.manifest.actions, String(name));
    if (!mayRun(holder, action)) throw forbidden(holder, action);
    const inputs = inputsIn(sent, mostInputs);
    return answered(context, { action, text }, () =>
      forEach({ okta, connection, action: action.name, inputs, signal }),
    );
  });

  /** The reply to a run, which is done once for a text of the caller's own. */
  async function answered(
    context: Context<Env>,
    { action, text }: { action: ManifestAction; text: string },
    work: () => Promise<unknown>,
  ): Promise<Response> {
    const run = () =>
      work().then(
        (output): Reply => ({ status: 200, body: output }),
        (error: unknown) => failure(error, context.get('requestId')),
      );
    const key = context.req.header('idempotency-key');
    const { path } = context.req;
    const {
      status,
      body,
      headers = {},
    } = await (key && action.effect !== 'read'
      ? once(`${context.get('holder').name} ${key}`, `${path} ${text}`, run)
      : run());
    if (isObject(body) && isObject(body['error']) && status >= 400)
      context.set('code', String(body['error']['code']));
    return context.json(body as object, status as 200, headers);
  }

  app.get('/v1/pick-lists/:name', async (context) => {
    const list = byName('pick list', okta.manifest.pickLists, context.req.param('name'));
    const { search, after, limit, ...given } = context.req.query();
    const page = await okta.pickList(list.name, {
      connection,
      signal,
      search,
      after,
      given,
      ...(limit !== undefined && { limit: Number(limit) }),
    });
    return context.json(page);
  });

  app.post('/v1/triggers/:name/poll', async (context) => {
    const trigger = triggerFor(context.get('holder'), context.req.param('name'));
    const { input = {}, state, ...others } = objectIn(await context.req.text());
    const [unknown] = Object.keys(others);
    if (unknown)
      throw new ConnectorError('INVALID_INPUT', `There is no field "${unknown}": send input and state.`);
    const polled = await okta.poll(trigger.name, {
      connection,
      input: input as object as Record<string, unknown>,
      state,
      signal,
    });
    return context.json(polled);
  });

  app.get('/v1/triggers/:name/events', async (context) => {
    const { name } = triggerFor(context.get('holder'), context.req.param('name'));
    const { cursor, ...given } = context.req.query();
    const known = cursor === undefined ? undefined : cursors.get(cursor);
    if (cursor !== undefined && known?.trigger !== name) {
      throw new ConnectorError(
        'NOT_FOUND',
        'The gateway does not know this cursor. Begin again without one; use --data so that cursors outlive a restart.',
      );
    }
    const input = known?.input ?? given;
    const { events, state, more, lag, gaps } = await okta.poll(name, {
      connection,
      input,
      state: known?.state,
      signal,
    });
    // The cursor before stays good, since this answer may be lost.
    const next = crypto.randomUUID();
    cursors.set(next, { trigger: name, input, state });
    const { origin, pathname } = new URL(context.req.url);
    context.header('Location', `${origin}${pathname}?cursor=${next}`);
    context.header('Retry-After', more ? '1' : '60');
    if (events.length + gaps.length === 0) return context.body(null, 202);
    return context.json({ events, gaps, lag });
  });

  app.post('/v1/triggers/:name/latest', async (context) => {
    const trigger = triggerFor(context.get('holder'), context.req.param('name'));
    const input = objectIn(await context.req.text());
    return context.json({ events: await okta.latest(trigger.name, { connection, input, signal }) });
  });

  app.post('/v1/subscriptions', async (context) => {
    const { trigger, input = {}, url, ...others } = objectIn(await context.req.text());
    const [unknown] = Object.keys(others);
    if (unknown || !isObject(input)) {
      throw new ConnectorError('INVALID_INPUT', 'Send trigger, input (an object) and url, and nothing else.');
    }
    const holder = context.get('holder');
    const { name } = triggerFor(holder, String(trigger));
    const { id, secret } = await subscribed.add({
      trigger: name,
      input,
      url: url as string,
      holder: holder.name,
    });
    context.header('Location', `${new URL(context.req.url).origin}/v1/subscriptions/${id}`);
    return context.json({ id, secret }, 201);
  });

  app.delete('/v1/subscriptions/:id', (context) => {
    if (subscribed.remove(context.req.param('id'), context.get('holder').name))
      return context.body(null, 204);
    throw new ConnectorError('NOT_FOUND', 'There is no such subscription of this key.');
  });

  /** The events of the log tell of everything, so that a key for some actions is no key for them. */
  function triggerFor(holder: GatewayKey, name: string): ManifestTrigger {
    const trigger = byName('trigger', okta.manifest.triggers, name);
    if (holder.actions) {
      throw new ConnectorError(
        'FORBIDDEN',
        `The key "${holder.name}" is for some actions only. A trigger needs a key for all.`,
      );
    }
    return trigger;
  }

  return app;
}

const notThere = () =>
  new ConnectorError('NOT_FOUND', 'There is no such address. The description is at /v1/openapi.json.');

const forbidden = ({ name, readOnly }: GatewayKey, action: ManifestAction) =>
  new ConnectorError(
    'FORBIDDEN',
    `The key "${name}" may not run ${action.name}${readOnly && action.effect !== 'read' ? ', since it may only read' : ''}. Its holder decides in the keys of the gateway.`,
  );

function objectIn(text: string): Record<string, unknown> {
  if (text.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value)) return value;
  } catch {
    // The parser's own message quotes what was sent, which may be a password.
  }
  throw new ConnectorError('INVALID_INPUT', 'The body must be a JSON object.');
}

/** The reply for an error. One that is no ConnectorError is a mistake in the program, and stays inside. */
function failure(error: unknown, requestId: string): Reply {
  const known = isConnectorError(error)
    ? error
    : new ConnectorError(
        'UNEXPECTED_RESPONSE',
        `Something went wrong in the gateway. Its log has it under ${requestId}.`,
      );
  const { name: _, ...facts } = known.toJSON();
  const seconds = Math.max(1, Math.ceil((Date.parse(known.retryAt ?? '') - Date.now()) / 1000));
  return {
    status: isConnectorError(error) ? statusOf(error) : 500,
    body: { error: facts, requestId },
    headers: known.retryAt ? { 'Retry-After': String(seconds) } : {},
  };
}
