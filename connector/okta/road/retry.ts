import { type ConnectorError, type ErrorCode, isConnectorError } from '../../core/error.ts';
import type { HttpRequest, HttpResponse, Layer } from '../../core/send.ts';
import { errorBody, settling } from './errors.ts';
import { rateLimitNumbers, untilReset } from './rate-limit-headers.ts';

export interface Clock {
  now(): number;
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** Tries in all for what mends itself without a clock of Okta's: lost connections, 5xx, settling changes. */
const tries = 4;

/**
 * Sends again what Okta would take a moment later, by the server's clock where it gives one, within the deadline of
 * the request. What may have been carried out is repeated only where repeating is safe.
 */
export function retry({ now, sleep, random = Math.random }: Clock & { random?: () => number }): Layer {
  return (next) => async (request) => {
    let firstId: string | undefined;
    for (let attempt = 1; ; attempt += 1) {
      let outcome: Outcome;
      try {
        outcome = await next(repeated(request, attempt, firstId));
        if (outcome.status < 400) return outcome;
      } catch (error) {
        if (!isConnectorError(error)) throw error;
        outcome = error;
      }
      const plan = planFor(request, outcome, { attempt, now: now(), random });
      if (!plan) return received(outcome);
      if (now() + plan.wait > request.deadline) return received(outcome);
      if (plan.lost) request.onLost?.();
      firstId ??= isConnectorError(outcome) ? undefined : outcome.headers['x-okta-request-id'];
      request.log?.(`${plan.why}; trying again in ${Math.ceil(plan.wait / 1000)} s`);
      await sleep(plan.wait, request.signal);
    }
  };
}

type Outcome = HttpResponse | ConnectorError;

interface Plan {
  wait: number;
  why: string;
  /** The try may have been carried out though its reply was lost. */
  lost?: boolean;
}

/** The failures that lose a reply, so that the request may have been carried out. */
const lost: Partial<Record<ErrorCode, string>> = {
  NETWORK: 'The connection to Okta broke',
  TIMEOUT: 'Okta did not answer in time',
  UNEXPECTED_RESPONSE: 'The response could not be read',
};

function planFor(
  request: HttpRequest,
  outcome: Outcome,
  { attempt, now, random }: { attempt: number; now: number; random: () => number },
): Plan | undefined {
  const backoff = 1000 * 2 ** (attempt - 1) * (0.5 + random() / 2);
  if (isConnectorError(outcome)) {
    const why = lost[outcome.code];
    // An answer that is too large is too large the next time, too.
    const lasting = outcome.code === 'UNEXPECTED_RESPONSE' && !outcome.retryable;
    if (!why || lasting || !request.repeatable || attempt >= tries) return undefined;
    return { wait: backoff, why, lost: true };
  }
  if (outcome.status === 429) return limited(outcome, { attempt, now, backoff });
  if (settling.has(errorBody(outcome)?.errorCode ?? '')) {
    return attempt < tries
      ? { wait: 2 * backoff, why: 'Okta is still working on an earlier change' }
      : undefined;
  }
  if (outcome.status >= 500 && outcome.status !== 501 && request.repeatable && attempt < tries) {
    return { wait: backoff, why: `Okta answered ${outcome.status}`, lost: true };
  }
  return undefined;
}

function limited(
  response: HttpResponse,
  { attempt, now, backoff }: { attempt: number; now: number; backoff: number },
): Plan | undefined {
  // Other codes are the throttles of SMS, email and calls, which say nothing of their end; some last a month.
  if ((errorBody(response)?.errorCode ?? 'E0000047') !== 'E0000047') return undefined;
  const wait = untilReset(response, now);
  // A limit of 0 tells of too many calls at once. Its reset is a guess, and a minute is far too long.
  if (rateLimitNumbers(response, 'limit').includes(0) || wait === undefined) {
    return attempt < 2 * tries ? { wait: 2 * backoff, why: 'Okta allows fewer calls at once' } : undefined;
  }
  return { wait, why: 'The rate limit is used up' };
}

/** Okta counts retries by these headers. Source: developer.okta.com/docs/reference/rl-best-practices */
function repeated(request: HttpRequest, attempt: number, firstId: string | undefined): HttpRequest {
  if (attempt === 1 || !firstId) return request;
  const headers = {
    ...request.headers,
    'x-okta-retry-for': firstId,
    'x-okta-retry-count': String(attempt - 1),
  };
  return { ...request, headers };
}

function received(outcome: Outcome): HttpResponse {
  if (isConnectorError(outcome)) throw outcome;
  return outcome;
}
