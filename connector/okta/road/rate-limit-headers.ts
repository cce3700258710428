import type { HttpResponse } from '../../core/send.ts';

type Headed = Pick<HttpResponse, 'headers'>;

/** The last second that a Date can hold. */
const latestDate = 8.64e12;

/**
 * The numbers of one of Okta's X-Rate-Limit headers: of Limit, Remaining or Reset. Some endpoints send two sets.
 * Source: developer.okta.com/docs/reference/rl-best-practices
 */
export function rateLimitNumbers({ headers }: Headed, what: 'limit' | 'remaining' | 'reset'): number[] {
  const text = headers[`x-rate-limit-${what}`];
  if (!text) return [];
  return text.includes(',') ? text.split(',').map(Number) : [Number(text)];
}

/** The end of the rate-limit window, in ms. Of two the later one counts. */
function resetTime(response: Headed): number | undefined {
  let latest: number | undefined;
  for (const epoch of rateLimitNumbers(response, 'reset')) {
    if (epoch > (latest ?? 0) && epoch < latestDate) latest = epoch;
  }
  return latest && latest * 1000;
}

/** The end of the rate-limit window, as an ISO 8601 time. */
export function resetOf(response: Headed): string | undefined {
  const reset = resetTime(response);
  return reset === undefined ? undefined : new Date(reset).toISOString();
}

/** The rest of the rate-limit window, in ms, by Okta's own clock and with a second to spare. */
export function untilReset(response: Headed, now: number): number | undefined {
  const reset = resetTime(response);
  if (reset === undefined) return undefined;
  const serverNow = Date.parse(response.headers['date'] ?? '') || now;
  return Math.max(0, reset - serverNow) + 1000;
}

/** A window of a bucket, as the headers of one answer show it. */
export interface RateLimitWindow {
  limit: number;
  remaining: number;
  /** The end of the window, by this machine's clock. */
  resetAt: number;
}

/** The bucket of an answer. A limit of 0 tells of too many calls at once and says nothing about the bucket. */
export function windowOf(response: Headed, now: number): RateLimitWindow | undefined {
  const left = untilReset(response, now);
  const limit = Math.min(...rateLimitNumbers(response, 'limit'));
  const remaining = Math.min(...rateLimitNumbers(response, 'remaining'));
  if (left === undefined || limit <= 0 || !Number.isFinite(limit + remaining)) return undefined;
  return { limit, remaining, resetAt: now + left };
}
