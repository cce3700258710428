import { describe, expect, test } from 'vitest';
import { type Bucket, bucket } from '../../../../connector/okta/road/rate-limit-bucket.ts';
import { limits, noon, responseOf } from '../../../road.ts';

/** A bucket of 100, of which ten are the reserve, in a window that ends a minute after noon, and so many calls sent. */
function learned(remaining: number, { underWay = 0 } = {}): Bucket {
  const fresh = bucket(10);
  fresh.sent(noon);
  fresh.answered(told(remaining), noon);
  for (let call = 0; call < underWay; call += 1) fresh.sent(noon);
  return fresh;
}

/** The answer to a call. The end of the window is told in whole seconds, and one is added to be safe. */
const told = (remaining: number, seconds = 59, limit = 100) =>
  responseOf(200, '', limits(limit, remaining, seconds));

const nothingTold = responseOf(200);
const windowEnd = noon + 60_000;

/** So many calls of this process, each with others between, at moments that spread over the first half of the window. */
function shareOut(known: Bucket, calls: number, others: number): void {
  for (let call = 1; call <= calls; call += 1) {
    known.sent(noon + call * 1000);
    known.answered(told(99 - call * (1 + others), 59), noon + call * 1000);
  }
}

describe('a bucket that nothing is known of', () => {
  test('takes one call, and the next when that is answered', () => {
    const unknown = bucket(10);
    expect(unknown.opensAt(noon)).toBe(noon);

    unknown.sent(noon);
    expect(unknown.opensAt(noon)).toBeUndefined();

    unknown.answered(told(99), noon + 100);
    expect(unknown.opensAt(noon + 100)).toBeLessThanOrEqual(noon + 100);
  });

  test('takes the next call when the first one has no answer', () => {
    const unknown = bucket(10);
    unknown.sent(noon);
    unknown.answered(undefined, noon + 100);

    expect(unknown.opensAt(noon + 100)).toBe(noon + 100);
  });

  test('takes more at once with every answer that tells of no limit', () => {
    const unlimited = bucket(10);
    unlimited.sent(noon);
    unlimited.answered(nothingTold, noon);
    unlimited.sent(noon);
    expect(unlimited.opensAt(noon)).toBe(noon);

    unlimited.sent(noon);
    expect(unlimited.opensAt(noon)).toBeUndefined();
  });

  test('takes no more at once after a refusal for too many calls at once', () => {
    const busy = bucket(10);
    busy.sent(noon);
    busy.answered(responseOf(429, '', limits(0, 0, 5)), noon);
    busy.sent(noon);

    expect(busy.opensAt(noon)).toBeUndefined();
  });
});

describe('a bucket of one process', () => {
  test('takes calls at once while much is left', () => {
    expect(learned(90).opensAt(noon + 100)).toBeLessThanOrEqual(noon + 100);
  });

  test('is closed until the window ends when only the reserve is left', () => {
    expect(learned(11).opensAt(noon + 5000)).toBeLessThanOrEqual(noon + 5000);
    expect(learned(10).opensAt(noon + 5000)).toBe(windowEnd);
  });

  test('counts what is under way when it first learns of the window', () => {
    const known = bucket(10);
    for (let call = 0; call < 6; call += 1) known.sent(noon);
    // Five of the six may come after the answer: of sixteen that are left ten are the reserve, and one is free.
    known.answered(told(16), noon);
    expect(known.opensAt(noon + 5000)).toBeUndefined();

    for (let call = 1; call <= 5; call += 1) known.answered(told(16 - call), noon + 100);
    expect(known.opensAt(noon + 5000)).toBeLessThanOrEqual(noon + 5000);
  });

  test('lets fewer calls be under way at once, the less is left', () => {
    expect(learned(90, { underWay: 8 }).opensAt(noon + 5000)).toBeLessThanOrEqual(noon + 5000);
    expect(learned(40, { underWay: 8 }).opensAt(noon + 5000)).toBeUndefined();
    expect(learned(40, { underWay: 3 }).opensAt(noon + 5000)).toBeLessThanOrEqual(noon + 5000);
    expect(learned(15, { underWay: 1 }).opensAt(noon + 5000)).toBeUndefined();
  });

  test('goes by the lowest count when answers overtake each other', () => {
    const known = learned(14, { underWay: 2 });
    known.answered(told(10), noon);
    known.answered(told(11), noon);

    expect(known.opensAt(noon + 5000)).toBe(windowEnd);
  });

  test('takes one call when the window has ended, and the next by what that tells', () => {
    const known = learned(10);
    expect(known.opensAt(windowEnd)).toBe(windowEnd);
    known.sent(windowEnd);
    expect(known.opensAt(windowEnd)).toBeUndefined();

    known.answered(told(99, 120), windowEnd);
    expect(known.opensAt(windowEnd + 100)).toBeLessThanOrEqual(windowEnd + 100);
  });

  test('takes one call when the window has ended though earlier ones are still under way', () => {
    const known = learned(50, { underWay: 2 });
    expect(known.opensAt(windowEnd)).toBe(windowEnd);

    known.sent(windowEnd);
    expect(known.opensAt(windowEnd)).toBeUndefined();
  });

  test('goes by the new window when an answer of the one before comes late', () => {
    const known = learned(50, { underWay: 2 });
    known.answered(told(99, 120), windowEnd - 500);
    known.answered(told(10), windowEnd - 500);

    expect(known.opensAt(windowEnd - 400)).toBeLessThanOrEqual(windowEnd - 400);
  });

  test('leaves a moment between calls, in which others may begin', () => {
    const known = learned(90);
    known.sent(noon + 5000);

    expect(known.opensAt(noon + 5000)).toBeGreaterThan(noon + 5000);
    expect(known.opensAt(noon + 5000)).toBeLessThan(noon + 5050);
  });

  test('does not take its own calls for those of others when answers overtake each other', () => {
    const known = learned(40, { underWay: 3 });
    known.answered(told(37), noon + 1000);

    expect(known.opensAt(noon + 1000)).toBeLessThanOrEqual(noon + 1000);
  });

  test('does not take a smaller bucket that shares its name for calls of others', () => {
    const known = bucket(10);
    known.sent(noon);
    known.answered(told(1150, 59, 1200), noon);
    for (let left = 41; left >= 40; left -= 1) {
      known.sent(noon);
      known.answered(told(left), noon);
    }

    expect(known.opensAt(noon + 10_000)).toBeLessThanOrEqual(noon + 10_000);
  });

  test('is no more closed by a larger bucket that shares its name', () => {
    const known = learned(99);
    known.sent(noon);
    known.answered(told(1150, 59, 1200), noon);

    expect(known.opensAt(noon + 5000)).toBeLessThanOrEqual(noon + 5000);
  });
});

describe('a bucket that others take from', () => {
  test('takes the calls of a short recipe at once while half of an even share of the window is left', () => {
    const known = learned(99);
    shareOut(known, 5, 3);
    expect(known.opensAt(noon + 5100)).toBeGreaterThan(noon + 6000);

    const afterARest = noon + 10_000;
    expect(known.opensAt(afterARest)).toBeLessThanOrEqual(afterARest);
    expect(known.opensAt(afterARest + 1900)).toBeLessThanOrEqual(afterARest + 1900);
  });

  test('keeps a short recipe waiting, too, when less than that is left', () => {
    const known = learned(99);
    shareOut(known, 10, 4);
    const afterARest = noon + 13_000;

    expect(known.opensAt(afterARest)).toBeLessThanOrEqual(afterARest);
    known.sent(afterARest);
    known.answered(told(30), afterARest);
    expect(known.opensAt(afterARest)).toBeGreaterThan(afterARest + 2000);
  });

  test('no more goes ahead of the others when a recipe turns out to be long', () => {
    const known = learned(99);
    shareOut(known, 5, 3);
    for (let at = noon + 10_000; at <= noon + 12_000; at += 1000) {
      expect(known.opensAt(at)).toBeLessThanOrEqual(at);
      known.sent(at);
      known.answered(told(50), at);
    }

    expect(known.opensAt(noon + 12_100)).toBeGreaterThan(noon + 13_000);
  });

  test('spreads what is left over the rest of the window when it runs out too soon', () => {
    const known = learned(99);
    shareOut(known, 13, 4);
    // 34 are left of 100 after thirteen seconds, and 24 of them are free.
    const next = known.opensAt(noon + 13_100) ?? 0;

    expect(next).toBeGreaterThan(noon + 15_000);
    expect(next).toBeLessThan(noon + 19_000);
  });

  test('slows down a process that is behind less than its part would have it', () => {
    const waitOf = (others: number) => {
      const known = learned(99);
      shareOut(known, 64 / (1 + others), others);
      const asked = noon + 32_000;
      known.sent(asked);
      known.answered(told(34), asked);
      return (known.opensAt(asked) ?? 0) - asked;
    };
    const [ahead, behind] = [waitOf(1), waitOf(7)];

    expect(behind).toBeGreaterThan(ahead);
    expect(behind / ahead).toBeLessThan(8 / 2);
  });

  test('leaves the last calls to those whose turn it is', () => {
    const known = learned(99);
    shareOut(known, 17, 4);
    // Four are free, and four others are as likely to have taken them by the time of the next own call.
    expect(known.opensAt(noon + 17_000)).toBe(windowEnd);
  });

  test('spreads the next window from its start, since this one was used up', () => {
    const known = learned(99);
    shareOut(known, 17, 4);
    expect(known.opensAt(noon + 17_000)).toBe(windowEnd);
    expect(known.opensAt(windowEnd)).toBe(windowEnd);
    known.sent(windowEnd);
    known.answered(responseOf(200, '', { ...limits(100, 95, 120), date: '' }), windowEnd);

    expect(known.opensAt(windowEnd + 100)).toBeGreaterThan(windowEnd + 1000);
  });
});
