import { ConnectorError } from '../connector/core/error.ts';
import type { HttpRequest, HttpResponse } from '../connector/core/send.ts';
import type { Clock } from '../connector/okta/road/retry.ts';

/** The time of the tests, by their own clock. */
export const noon = Date.parse('2026-11-21T12:00:00Z');

/** A clock that stands still until something waits by it or time passes, and keeps how long each wait was. */
export function stillClock(start = noon): Clock & { waits: number[]; pass(ms: number): void } {
  const waits: number[] = [];
  let now = start;
  return {
    waits,
    now: () => now,
    pass(ms) {
      now += ms;
    },
    async sleep(ms, signal) {
      if (signal?.aborted) throw new ConnectorError('CANCELLED', 'The run was stopped while it waited.');
      waits.push(ms);
      now += ms;
    },
  };
}

/** A request of a run that began at noon and may take two minutes. */
export const requestOf = (facts: Partial<HttpRequest> = {}): HttpRequest => ({
  method: 'GET',
  url: 'https://acme.okta.com/api/v1/users/00u1',
  headers: { accept: 'application/json' },
  repeatable: true,
  deadline: noon + 120_000,
  ...facts,
});

export const responseOf = (
  status: number,
  body: unknown = '',
  headers: Record<string, string> = {},
): HttpResponse => ({
  status,
  headers: { date: new Date(noon).toUTCString(), ...headers },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});

/** Okta's rate-limit headers: what is left of a bucket, and in how many seconds after noon its window ends. */
export const limits = (limit: number, remaining: number, seconds: number): Record<string, string> => ({
  'x-rate-limit-limit': String(limit),
  'x-rate-limit-remaining': String(remaining),
  'x-rate-limit-reset': String(noon / 1000 + seconds),
});
