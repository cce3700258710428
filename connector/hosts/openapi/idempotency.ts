import { ConnectorError } from '../../index.ts';
import { fingerprint } from './keys.ts';

/** The reply to a call. */
export interface Reply {
  status: number;
  body: unknown;
  headers?: Record<string, string>;
}

interface Kept {
  of: string;
  reply: Promise<Reply>;
  until: number;
}

const day = 86_400_000;
const most = 10_000;

/**
 * Answers a call that has an Idempotency-Key once: whoever sends the same again within a day gets the same reply, also
 * while the first is under way. It is kept in memory, so that a restart forgets it.
 * Source: https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/
 */
export function idempotency(now: () => number) {
  const kept = new Map<string, Kept>();
  return async (key: string, request: string, work: () => Promise<Reply>): Promise<Reply> => {
    for (const [old, { until }] of kept) {
      if (until > now() && kept.size < most) break;
      kept.delete(old);
    }
    const of = fingerprint(request);
    const known = kept.get(key);
    if (known && known.of !== of) {
      throw new ConnectorError(
        'REJECTED',
        'This Idempotency-Key was sent before with another request. Use a new key for each request.',
      );
    }
    if (known) return known.reply;
    const reply = work();
    kept.set(key, { of, reply, until: now() + day });
    const { status } = await reply;
    // What may be tried again is tried again: nothing was done, or it is not known.
    if (status === 429 || status >= 500) kept.delete(key);
    return reply;
  };
}
