import { ConnectorError } from '../../core/error.ts';
import { type HttpRequest, type HttpResponse, type Layer, pathIn } from '../../core/send.ts';
import { rateLimitNumbers, untilReset } from './rate-limit-headers.ts';
import type { Clock } from './retry.ts';

export interface GovernorOptions extends Clock {
  /** Share of each bucket, in per cent, that is left to the org's other applications. */
  reserve?: number;
  /** Requests under way at once. Okta allows 35 to 75 for the whole org. */
  concurrency?: number;
}

interface Bucket {
  limit: number;
  remaining: number;
  /** End of the window, by this machine's clock. */
  resetAt: number;
}

/**
 * Keeps a connection from using up the org's rate limits, which it shares with sign-in and every other application.
 * It learns each bucket from the headers of the answers and waits for the next window before it takes the reserve.
 * Source: developer.okta.com/docs/reference/rate-limits
 */
export function governor({ now, sleep, reserve = 10, concurrency = 8 }: GovernorOptions): Layer {
  const buckets = new Map<string, Bucket>();
  const slots = turnstile(concurrency);

  /** When the next call of a bucket may go out: undefined is at once, and then it is counted. */
  function heldUntil(key: string): number | undefined {
    const bucket = buckets.get(key);
    if (!bucket || now() >= bucket.resetAt) return undefined;
    if (bucket.remaining <= (bucket.limit * reserve) / 100) return bucket.resetAt;
    bucket.remaining -= 1;
    return undefined;
  }

  return (next) => async (request) => {
    const key = bucketOf(request.method, pathIn(request.url));
    for (;;) {
      // Asked in the slot: by then the answers to the calls before it have told what is left. Waited for outside, so
      // that a bucket that is used up does not hold up the others.
      await slots.enter();
      let held: number | undefined;
      try {
        held = heldUntil(key);
        if (held === undefined) {
          const response = await next(request);
          const learned = learn(response, now());
          if (learned) buckets.set(key, lower(buckets.get(key), learned));
          return response;
        }
      } finally {
        slots.leave();
      }
      await waitUntil(held, request);
    }
  };

  async function waitUntil(resetAt: number, { deadline, signal, log }: HttpRequest): Promise<void> {
    if (resetAt > deadline) throw rateLimited(resetAt);
    const wait = Math.max(0, resetAt - now());
    log?.(`The rate limit is nearly used up; waiting ${Math.ceil(wait / 1000)} s for the next window`);
    await sleep(wait, signal);
  }
}

/** Answers may overtake each other: within one window, which lasts a minute, the lowest count is the latest. */
function lower(known: Bucket | undefined, learned: Bucket): Bucket {
  const sameWindow = known && Math.abs(known.resetAt - learned.resetAt) < 30_000;
  return sameWindow ? { ...learned, remaining: Math.min(known.remaining, learned.remaining) } : learned;
}

function learn(response: HttpResponse, now: number): Bucket | undefined {
  const left = untilReset(response, now);
  const limit = Math.min(...rateLimitNumbers(response, 'limit'));
  const remaining = Math.min(...rateLimitNumbers(response, 'remaining'));
  // A limit of 0 tells of too many calls at once and says nothing of the bucket.
  if (left === undefined || limit <= 0 || !Number.isFinite(limit + remaining)) return undefined;
  return { limit, remaining, resetAt: now + left };
}

/**
 * The bucket that a call is counted in, after Okta's tables: single objects apart from lists, reads of a user apart
 * from changes, the parts of applications with the list of applications. A query behind the path does not matter.
 */
export function bucketOf(method: string, path: string): string {
  const [, resource = '', id, part] = /^\/api\/v1\/([\w-]+)(?:\/([^/?]+))?(?:\/([^?]+))?/.exec(path) ?? [];
  if (!resource) return path.replace(/\?.*/s, '');
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

/** Lets so many in at once; the others wait for their turn in order. */
function turnstile(most: number): { enter(): Promise<void> | undefined; leave(): void } {
  const waiting: (() => void)[] = [];
  let inside = 0;
  return {
    enter() {
      if (inside >= most) return new Promise((resolve) => waiting.push(resolve));
      inside += 1;
      return undefined;
    },
    leave() {
      const following = waiting.shift();
      if (following) following();
      else inside -= 1;
    },
  };
}

function rateLimited(until: number): ConnectorError {
  const retryAt = new Date(until).toISOString();
  return new ConnectorError(
    'RATE_LIMITED',
    `The org's rate limit is nearly used up, and waiting for the next window would take longer than this run may. Run again after ${retryAt}.`,
    { retryable: true, retryAt },
  );
}
