import type { HttpResponse } from '../../core/send.ts';
import { windowOf } from './rate-limit-headers.ts';

/** The length of one of Okta's windows, in ms. It begins with the first request after the last one. */
const windowLength = 60_000;

/** The time of a short recipe, in ms. Processes that begin together begin within it. */
const moment = 2000;

/** One of the org's buckets, as a connection knows it from the answers to its own calls alone. */
export interface Bucket {
  /** As the last answer told. Undefined until one has, and where Okta tells of no limit. */
  readonly known: { limit: number; remaining: number; resetAt: number } | undefined;
  /** The time when the next call may go out. Undefined: that depends on the answers to calls that are under way. */
  opensAt(now: number): number | undefined;
  sent(now: number): void;
  /** Is told of the end of every call that was sent, also of one without an answer. */
  answered(response: HttpResponse | undefined, now: number): void;
}

/**
 * Shares a bucket with processes that show only in what is left of it. All of them read the same number and slow down as
 * it falls by the same rule, so that each gets the same part whenever it began, without knowing how many they are.
 * `reserve` is the share of the bucket, in per cent, that is left to the org's other applications.
 */
export function bucket(reserve: number): Bucket {
  let limit = 0;
  // Before the first answer tells of the window, one call may be under way.
  let remaining = 1;
  let resetAt: number | undefined;
  let underWay = 0;
  let sentAt = Number.NEGATIVE_INFINITY;
  /** Since when this process has been sending without a rest, and until when it has. */
  let busySince = 0;
  let busyUntil = Number.NEGATIVE_INFINITY;
  /** The time of the answer that told of `remaining`. */
  let toldAt = 0;
  /** Calls since the first answer of this window: of everybody, and of this process alone. */
  let all = 0;
  let own = 0;
  /** Calls that everybody made for each one of this process, in the window before. */
  let before = 1;
  let sharedBefore = false;

  const kept = () => (limit * reserve) / 100;
  const usable = () => limit - kept();
  const callsForEachOwn = () => Math.max(1, (2 * before + all) / (2 + own));
  // Answers overtake each other, so that two own calls may look like one of somebody else.
  const sharedNow = () => all - own - underWay >= 2;

  function forget(): void {
    sharedBefore = sharedNow();
    before = callsForEachOwn();
    all = 0;
    own = 0;
    resetAt = undefined;
    remaining = kept() + underWay + 1;
  }

  function opening(now: number): number | undefined {
    const free = remaining - kept() - underWay;
    if (resetAt === undefined) return free < 1 ? undefined : now;
    if (remaining - kept() < 1) return resetAt;
    // Calls under way may not be counted yet, and others may do the same: fewer at once, the less there is.
    if (underWay > free / 8) return undefined;
    const left = resetAt - now;
    const even = (usable() * left) / windowLength;
    // A short recipe goes ahead of what others do all the time.
    const scarce = (sharedBefore || sharedNow()) && free < (now > busySince + moment ? even : even / 2);
    // Whoever begins a little later is to find something, too.
    if (!scarce) return sentAt + Math.floor(Math.min(left, moment) / free);
    // The number itself would let every process keep the part that it has. Its root makes their parts equal.
    const pace = (left * Math.sqrt(callsForEachOwn())) / free;
    const at = Math.max(now, Math.ceil(sentAt + pace));
    const takenByOthers = ((callsForEachOwn() - 1) * (at - toldAt)) / pace;
    return free - takenByOthers < 1 ? resetAt : Math.min(at, resetAt);
  }

  return {
    get known() {
      return limit > 0 && resetAt !== undefined ? { limit, remaining, resetAt } : undefined;
    },
    opensAt(now) {
      if (resetAt !== undefined && now >= resetAt) forget();
      if (now > busyUntil + moment) busySince = now;
      const at = opening(now);
      busyUntil = Math.max(now, at ?? now);
      return at;
    },
    sent(now) {
      sentAt = now;
      underWay += 1;
    },
    answered(response, now) {
      busyUntil = Math.max(now, busyUntil);
      underWay -= 1;
      const told = response && windowOf(response, now);
      if (!told) {
        // Some answers have no such headers: where nothing is told there may be no limit.
        if (resetAt === undefined && response && response.status !== 429) remaining += 1;
        return;
      }
      if (resetAt === undefined || told.resetAt > resetAt + windowLength / 2) {
        ({ limit, remaining, resetAt } = told);
        toldAt = now;
        return;
      }
      if (told.resetAt < resetAt - windowLength / 2) return;
      own += 1;
      // Okta's dates are cut to the second, so that the end of the window is never later than the earliest that was told.
      resetAt = Math.min(resetAt, told.resetAt);
      if (told.remaining < remaining) {
        // Two limits are two buckets of Okta's, which bucketOf does not tell apart: the scarcer one counts.
        if (told.limit === limit) all += remaining - told.remaining;
        ({ limit, remaining } = told);
        toldAt = now;
      }
    },
  };
}
