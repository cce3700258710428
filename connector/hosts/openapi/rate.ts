import { ConnectorError } from '../../index.ts';

/**
 * Lets each holder of a key make so many calls in a second, and twice as many at once after a rest. More are refused with
 * RATE_LIMITED, which is not Okta's.
 */
export function rateOf(perSecond: number, now: () => number): (holder: string) => void {
  const most = perSecond * 2;
  const left = new Map<string, { calls: number; at: number }>();
  return (holder) => {
    const { calls, at } = left.get(holder) ?? { calls: most, at: now() };
    const there = Math.min(most, calls + ((now() - at) / 1000) * perSecond);
    left.set(holder, { calls: Math.max(0, there - 1), at: now() });
    if (there >= 1) return;
    const retryAt = new Date(now() + 1000).toISOString();
    throw new ConnectorError(
      'RATE_LIMITED',
      `This gateway takes ${perSecond} calls a second from each key. Send fewer at once.`,
      { retryable: true, retryAt },
    );
  };
}
