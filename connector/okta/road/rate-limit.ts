import { ConnectorError } from '../../core/error.ts';
import type { RateLimit } from '../../core/load.ts';
import { type HttpRequest, type HttpResponse, type Layer, pathIn } from '../../core/send.ts';
import type { SharedLimits } from './client.ts';
import { type Queue, queue, type Turnstile, turnstile } from './queue.ts';
import { type Bucket, bucket } from './rate-limit-bucket.ts';
import { windowOf } from './rate-limit-headers.ts';
import type { Clock } from './retry.ts';

export interface GovernorOptions extends Clock {
  /** Share of each bucket, in per cent, that is left to the org's other applications. */
  reserve?: number;
  /** Requests under way at once. Okta allows 35 to 75 for the whole org. */
  concurrency?: number;
  sharedLimits?: SharedLimits;
}

/** The layer of a connection, and what it has learned. */
export interface Governor extends Layer {
  limits(): RateLimit[];
}

interface Line {
  name: string;
  bucket: Bucket;
  calls: number;
  /** The head of the line: one call asks when it may go out, and the others wait behind it. */
  door: Turnstile;
  /** The place where that one waits for an answer. */
  answers: Queue;
}

/**
 * Keeps a connection from using up the org's rate limits, which it shares with sign-in and every other application.
 * It learns each bucket from the headers of the answers and waits for the next window before it takes the reserve.
 * Source: developer.okta.com/docs/reference/rate-limits
 */
export function governor({
  now,
  sleep,
  reserve = 10,
  concurrency = 8,
  sharedLimits,
}: GovernorOptions): Governor {
  const lines = new Map<string, Line>();
  const slots = turnstile(concurrency);

  function lineOf({ method, url }: HttpRequest): Line {
    const name = bucketOf(method, pathIn(url));
    const line = lines.get(name) ?? {
      name,
      bucket: bucket(reserve),
      calls: 0,
      door: turnstile(1),
      answers: queue(),
    };
    lines.set(name, line);
    return line;
  }

  const layer: Layer = (next) => async (request) => {
    const line = lineOf(request);
    const { bucket, door, answers } = line;
    await door.enter(request);
    try {
      if (sharedLimits) await taken(sharedLimits, line, request);
      await opened(line, request);
    } finally {
      door.leave();
    }
    line.calls += 1;
    let response: HttpResponse | undefined;
    try {
      response = await next(request);
      return response;
    } finally {
      bucket.answered(response, now());
      if (sharedLimits && response) await sharedLimits.told(line.name, windowOf(response, now()));
      slots.leave();
      answers.next();
    }
  };

  const limits = () =>
    [...lines].flatMap(
      ([
        name,
        {
          bucket: { known },
          calls,
        },
      ]) =>
        known
          ? [
              {
                bucket: name,
                ...known,
                usable: Math.floor(known.limit * (1 - reserve / 100)),
                resetAt: new Date(known.resetAt).toISOString(),
                calls,
              },
            ]
          : [],
    );

  return Object.assign(layer, { limits });

  async function taken(shared: SharedLimits, { name, door }: Line, request: HttpRequest): Promise<void> {
    for (;;) {
      const at = await shared.take(name);
      if (at === 0) return;
      await waitUntil(at, door, request);
    }
  }

  async function opened({ bucket, door, answers }: Line, request: HttpRequest): Promise<void> {
    for (;;) {
      // Asked in the slot: by then the answers to the calls before it have told what is left. Waited for outside, so
      // that a bucket that is used up does not hold up the others.
      await slots.enter(request);
      const at = bucket.opensAt(now());
      if (at !== undefined && at <= now()) return bucket.sent(now());
      slots.leave();
      if (at === undefined) await answers.wait(request);
      else await waitUntil(at, door, request);
    }
  }

  async function waitUntil(
    at: number,
    door: Turnstile,
    { deadline, signal, log }: HttpRequest,
  ): Promise<void> {
    const wait = at - now();
    if (at > deadline) throw rateLimited(at);
    door.refuse(at, rateLimited(at));
    if (wait >= 1000) log?.(`Waiting ${Math.ceil(wait / 1000)} s to avoid using up the org's rate limit`);
    await sleep(wait, signal);
  }
}

/**
 * The bucket that a call is counted in, after Okta's tables: single objects apart from lists, reads of a user apart
 * from changes, the parts of applications with the list of applications. A query behind the path does not matter.
 */
export function bucketOf(method: string, path: string): string {
  const [, resource = '', id, part] = /^\/api\/v1\/([\w-]+)(?:\/([^/?]+))?(?:\/([^?]+))?/.exec(path) ?? [];
  if (!resource) return /^(?:\/[^/?]+){1,3}/.exec(path)?.[0] ?? path;
  if (resource === 'apps') return id && !part ? '/apps/{id}' : '/apps';
  if (resource === 'groups') return id && !part ? '/groups/{id}' : '/groups';
  if (resource === 'users') {
    if (!id) return '/users';
    if (part) return '/api/v1';
    return method === 'GET' ? 'GET /users/{id}' : '/users/{id}';
  }
  const own = ['logs', 'devices', 'certificateAuthorities', 'authn', 'sessions'];
  return own.includes(resource) ? `/${resource}` : '/api/v1';
}

function rateLimited(until: number): ConnectorError {
  const retryAt = new Date(until).toISOString();
  return new ConnectorError(
    'RATE_LIMITED',
    `The org's rate limit is nearly used up, and waiting for more calls would take longer than this run is allowed to. Run again after ${retryAt}.`,
    { retryable: true, retryAt },
  );
}
