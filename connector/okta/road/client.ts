import type { ZodTypeAny, z } from 'zod/v3';
import type { Client, ListOptions, Reply } from '../../core/client.ts';
import { ConnectorError } from '../../core/error.ts';
import { type Call, callOf, type RequestData } from '../../core/request.ts';
import { expected } from '../../core/run.ts';
import { type HttpRequest, type HttpResponse, jsonIn, layered, NotSent, type Send } from '../../core/send.ts';
import { byApiKey, byServiceApp, type Grant } from '../connection/authorization.ts';
import { readConnection } from '../connection/connection.ts';
import { notJson, refusal } from './errors.ts';
import { listPages } from './pagination.ts';
import { pathOf } from './path.ts';
import { governor } from './rate-limit.ts';
import { retry } from './retry.ts';

/** What the road of a call takes from outside. A host with its own HTTP helper or clock hands it in. */
export interface Road {
  send: Send;
  sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  now: () => number;
  /** Time for all tries of one call together, in ms. Default 120 000. */
  budget?: number;
  /** Per cent of each rate-limit bucket that is left to the org's other applications. Default 10. */
  reserve?: number;
  /** Requests under way at once, per connection. Default 8. */
  concurrency?: number;
  userAgent?: string;
  /** What a service app asks for when its connection names no scopes. */
  scopes?: readonly string[];
}

/** One run of one action: whose rights it needs, whether it may be repeated, how it is stopped. */
export interface RunScope {
  scopes: readonly string[];
  idempotent: boolean;
  signal?: AbortSignal | undefined;
  log?: ((message: string) => void) | undefined;
}

/** A connection whose domain and key are in order. It remembers the rate limits of the org for all runs. */
export interface OpenConnection {
  readonly origin: string;
  client(scope: RunScope): Client;
  /** The service app that the connection is, if it is one. */
  readonly clientId?: string;
  /** What the org says of itself to anybody; asked for once, without credentials. Undefined when it says nothing readable. */
  organization(signal?: AbortSignal): Promise<unknown>;
  /** What the service app is granted now, by a new token. An API key has no scopes. */
  renewGrant(signal?: AbortSignal): Promise<Grant | undefined>;
}

/** Checks a connection as a person typed it. Nothing is sent. INVALID_CONNECTION says what is wrong. */
export function openConnection(raw: unknown, road: Road): OpenConnection {
  const { origin, credentials } = readConnection(raw);
  const { send, sleep, now, budget = 120_000, scopes: usual = [] } = road;
  const headers = {
    accept: 'application/json',
    'content-type': 'application/json',
    'user-agent': road.userAgent ?? 'okta-workflow-connector',
  };
  const authorization =
    'apiKey' in credentials
      ? byApiKey(credentials.apiKey)
      : byServiceApp({
          origin,
          headers,
          send,
          sleep,
          now,
          ...credentials,
          scopes: credentials.scopes ?? usual,
        });
  const travel = layered([retry({ now, sleep }), governor(road), authorization.layer], send);

  function client({ scopes, idempotent, signal, log }: RunScope): Client {
    const started = now();
    let replyLost = false;

    async function call<S extends ZodTypeAny>(asked: Call<S>): Promise<Reply<z.infer<S>>> {
      const { method, path, params, query, body, mark, expect } = asked;
      if (signal?.aborted) throw new ConnectorError('CANCELLED', 'The run was stopped.');
      const request: HttpRequest = {
        method,
        url: origin + pathOf(path, params, query),
        headers: {
          ...lowerCase(asked.headers ?? {}),
          ...headers,
          ...(mark && { 'user-agent': `${headers['user-agent']} ${mark}` }),
        },
        repeatable: asked.repeatable ?? (method === 'GET' || idempotent),
        deadline: now() + budget,
        onLost: () => {
          replyLost = true;
        },
        body: body === undefined ? undefined : JSON.stringify(body),
        signal,
        log,
      };
      const response = await travel(request).catch(toldWhy);
      if (response.status >= 300) {
        throw refusal({ request, response, scopes, grant: await authorization.grant() });
      }
      const json = parsed(response);
      return {
        status: response.status,
        headers: response.headers,
        body: expect ? expected(expect, json) : json,
      };
    }

    const list = (asked: Call, options: ListOptions) => listPages(call, asked, options, log);

    return {
      origin,
      now,
      call,
      list,
      async perform<Output>(
        request: RequestData | undefined,
        input: Record<string, unknown>,
        query?: Call['query'],
      ) {
        const plain = callOf(request, input);
        const asked = { ...plain, query: { ...plain.query, ...query } };
        if (!request?.list) return withHeaders(await call(asked), request?.replyHeaders) as Output;
        const { limit, after } = input as Omit<ListOptions, 'pageSize'>;
        const { items, ...page } = (await list(asked, { limit, after, pageSize: request.list.pageSize }))
          .page;
        return { [request.list.items]: items, ...page } as Output;
      },
      async wait(ms) {
        if (now() + ms > started + budget) return false;
        await sleep(ms, signal);
        return true;
      },
      happenedNow(at, reply) {
        // Okta's own clock on both sides, since ours may be off; its times are cut to the second, and so is the start.
        const serverNow = Date.parse(reply.headers['date'] ?? '') || now();
        const start = serverNow - (now() - started);
        return Date.parse(at ?? '') >= Math.floor(start / 1000) * 1000;
      },
      get replyLost() {
        return replyLost;
      },
    };
  }

  async function organization(signal?: AbortSignal): Promise<unknown> {
    const request: HttpRequest = {
      method: 'GET',
      url: `${origin}/.well-known/okta-organization`,
      headers,
      repeatable: true,
      deadline: now() + budget,
      signal,
    };
    const response = await send(request);
    if (response.status === 429 || response.status >= 500) throw refusal({ request, response, scopes: [] });
    return jsonIn(response);
  }

  return {
    origin,
    ...('clientId' in credentials && { clientId: credentials.clientId }),
    client,
    organization,
    renewGrant: (signal) => authorization.renewGrant({ deadline: now() + budget, signal }),
  };
}

/** Whoever asked is told why a request never went out. */
function toldWhy(error: unknown): never {
  throw error instanceof NotSent ? error.cause : error;
}

/** The body, and in it what Okta says in headers only. */
function withHeaders({ body, headers }: Reply, places: Readonly<Record<string, string>> = {}): unknown {
  const said = Object.entries(places).flatMap(([name, field]) => {
    const value = headers[name];
    return value === undefined ? [] : [[field, value]];
  });
  return said.length > 0 ? Object.assign(body ?? {}, Object.fromEntries(said)) : body;
}

/** Names of headers are the same in any case, and one of them must not be sent twice. */
const lowerCase = (headers: Record<string, string>) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

/** Okta answers 204, or 200 with nothing, where there is nothing to say. */
function parsed(response: HttpResponse): unknown {
  if (response.body === '') return undefined;
  const json = jsonIn(response);
  if (json === undefined) throw notJson(response);
  return json;
}
