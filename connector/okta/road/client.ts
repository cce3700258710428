import type { ZodTypeAny, z } from 'zod/v3';
import type { Client, ListOptions, Reply } from '../../core/client.ts';
import { ConnectorError } from '../../core/error.ts';
import { type Call, callOf, givenBack, type RequestData } from '../../core/request.ts';
import { expected } from '../../core/run.ts';
import { type HttpRequest, jsonIn, type Layer, layered, NotSent, type Send } from '../../core/send.ts';
import type { Authorization } from './authorization.ts';
import { readContent } from './content.ts';
import { refusal } from './errors.ts';
import { listPages } from './pagination.ts';
import { pathOf } from './path.ts';
import type { RateLimitWindow } from './rate-limit-headers.ts';
import { retry } from './retry.ts';
import { hidden } from './without-secrets.ts';

/** The rate limits of a key, as several processes share them. */
export interface SharedLimits {
  /** Takes a call out of a bucket and gives 0; or gives the time, in ms of the clock, when to ask again. */
  take(bucket: string): Promise<number>;
  /** Is told what an answer said of a bucket. Undefined where it told of no limit. */
  told(bucket: string, window: RateLimitWindow | undefined): Promise<void>;
}

/** The options of the connector. A host that has an HTTP helper or a clock of its own hands it in. */
export interface ConnectorOptions {
  send: Send;
  sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  now: () => number;
  /**
   * Does something later, unless what comes back is called before. With it a run ends in time also where it waits behind
   * others that Okta does not answer; without it, only its own tries and waits are bounded.
   */
  after?: (ms: number, work: () => void) => () => void;
  /** Time for a whole run: for all its calls with all their tries and waits, in ms. Default 120 000. */
  budget?: number;
  /** Time for one try, from the connection to the last byte of the answer, in ms. Default 40 000. */
  patience?: number;
  /** The most bytes that are read of one answer. Default 67 108 864 (64 MiB). */
  maxResponseSize?: number;
  /** Per cent of each rate-limit bucket that is left to the org's other applications. Default 10. */
  reserve?: number;
  /** Requests under way at once, per connection. Default 8. */
  concurrency?: number;
  /** What processes on several machines share of the rate limits. Without it they know of each other by Okta's headers. */
  sharedLimits?: SharedLimits;
  userAgent?: string;
  /** The scopes that a service app requests when its connection names none. */
  scopes?: readonly string[];
}

/** One run of one action: whose rights it needs, whether it may be repeated, how it is stopped. */
export interface RunScope {
  scopes: readonly string[];
  /** The product or feature that the org must have for it. */
  feature?: string | undefined;
  idempotent: boolean;
  /** The secrets that the run sends, besides the credentials of the connection. */
  secrets?: readonly string[];
  /** Sent behind the User-Agent of each change. */
  mark?: string | undefined;
  /** The end of its time, by the road's clock, in ms. Without it: as long from now as a run may take. */
  deadline?: number | undefined;
  signal?: AbortSignal | undefined;
  log?: ((message: string) => void) | undefined;
  /** Stands before all that is sent, such as the layer of a plan, through which only GET goes on. */
  first?: Layer | undefined;
}

/** The org as a run sees it, with what only the test of a connection asks. */
export interface OrgClient extends Client {
  /** The end of the time of the run, by the road's clock, in ms. */
  readonly deadline: number;
  /** The org's public description, asked for once, without credentials. Undefined when there is no such org. */
  organization(): Promise<unknown>;
}

/** An org, and the way there. */
export interface Destination {
  origin: string;
  /** The headers of every request. */
  headers: Record<string, string>;
  authorization: Authorization;
  /** The layer that keeps to the org's rate limits. */
  governor: Layer;
  options: ConnectorOptions;
}

/** Makes the clients of a connection, each for one run, whose time begins then. They share what is known of the rate limits. */
export function clientsOf({
  origin,
  headers,
  authorization,
  governor,
  options,
}: Destination): (scope: RunScope) => OrgClient {
  const { send, sleep, now, after, budget = 120_000 } = options;
  const road = layered([retry({ now, sleep }), readContent, governor, authorization.layer], send);

  return ({
    scopes,
    feature,
    idempotent,
    secrets = [],
    mark: ofRun,
    deadline: until,
    signal,
    log,
    first,
  }) => {
    const travel = first ? first(road) : road;
    const started = now();
    const deadline = until ?? started + budget;
    let replyLost = false;

    async function call<S extends ZodTypeAny>(asked: Call<S>): Promise<Reply<z.infer<S>>> {
      const { method, path, params, query, body, mark, expect, evenIfStopped } = asked;
      const changes = method !== 'GET';
      const stop = evenIfStopped ? undefined : signal;
      const marks = [changes && ofRun, mark].filter(Boolean);
      if (stop?.aborted) throw new ConnectorError('CANCELLED', 'The run was stopped.');
      const request: HttpRequest = {
        method,
        url: origin + pathOf(path, params, query),
        headers:
          asked.headers || marks.length > 0
            ? {
                ...headers,
                ...lowerCase(asked.headers ?? {}),
                ...(marks.length > 0 && { 'user-agent': [headers['user-agent'], ...marks].join(' ') }),
              }
            : headers,
        changes,
        repeatable: asked.repeatable ?? (!changes || idempotent),
        deadline,
        secrets,
        onLost: () => {
          replyLost = true;
        },
        body: body === undefined ? undefined : JSON.stringify(body),
        signal: stop,
        log,
      };
      // The secrets of a run are hidden in what it reads. What it read must not be written back so.
      if (changes && secrets.length > 0 && request.body?.includes(hidden)) {
        throw new ConnectorError(
          'REJECTED',
          'The object holds the new secret in another place, such as a header or an address, where it cannot be read and written back. Choose another secret, or enter that field as well.',
        );
      }
      const response = await inTime(travel(request)).catch(toldWhy);
      if (response.status >= 300) {
        throw refusal({ request, response, scopes, feature, wording: await authorization.wording() });
      }
      const { status, content } = response;
      return {
        status,
        headers: response.headers,
        body: expect ? expected(expect, content, { changed: changes }) : content,
      };
    }

    /** A try under way ends by itself, and what still waits by then is not sent any more. */
    function inTime<T>(travelling: Promise<T>): Promise<T> {
      if (!after) return travelling;
      return new Promise((resolve, reject) => {
        const cancel = after(deadline + leeway - now(), () => reject(timeIsOver()));
        travelling.then(resolve, reject).finally(cancel);
      });
    }

    async function organization(): Promise<unknown> {
      const url = `${origin}/.well-known/okta-organization`;
      const request: HttpRequest = { method: 'GET', url, headers, repeatable: true, deadline, signal };
      const response = await send(request);
      if (response.status >= 400 && response.status !== 404) {
        throw refusal({ request, response, scopes: [], wording: await authorization.wording() });
      }
      return jsonIn(response);
    }

    const list = (asked: Call, options: ListOptions) => listPages(call, asked, options, log);

    return {
      origin,
      now,
      call,
      list,
      deadline,
      organization,
      async perform<Output>(
        request: RequestData | undefined,
        input: Record<string, unknown>,
        query?: Call['query'],
      ) {
        const plain = callOf(request, input);
        const asked = { ...plain, query: { ...plain.query, ...query } };
        if (!request?.list) {
          const reply = await call(asked);
          if (request?.gives) return givenBack<Output>(request.gives, input);
          return withHeaders(reply, request?.replyHeaders) as Output;
        }
        const { after, ...given } = input as Pick<ListOptions, 'limit' | 'after'>;
        // A list that takes no limit is read to its end.
        const limit = plain.query && 'limit' in plain.query ? given.limit : Number.POSITIVE_INFINITY;
        const { items: name, identity, whole } = request.list;
        const most = whole && input[whole.when] ? whole.most : undefined;
        const pageSize = most ?? request.list.pageSize;
        const { page } = await list(asked, { limit, after, pageSize, identity, whole: most !== undefined });
        const { items, ...rest } = page;
        return { [name]: items, ...rest } as Output;
      },
      async wait(ms) {
        if (now() + ms > deadline) return false;
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
  };
}

/**
 * Bounds each try in time and its answer in size. A query of the System Log may take Okta 30 s. A change gets no more than
 * half of the time that is left, so that there is time to look what became of it when its reply is lost.
 */
export function bounded({
  send,
  now,
  patience = 40_000,
  maxResponseSize = 64 * 2 ** 20,
}: ConnectorOptions): Send {
  return async (request) => {
    const left = request.deadline - now();
    if (left <= 0) throw timeIsOver();
    const timeout = Math.min(patience, request.method === 'GET' ? left : left / 2);
    return send({ ...request, timeout, maxResponseSize });
  };
}

/** The time that the end of a try may take to be told, in ms. */
const leeway = 250;

const timeIsOver = () =>
  new ConnectorError('TIMEOUT', 'The run took too long and was stopped. Nothing more was sent. Try again.', {
    retryable: true,
  });

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
