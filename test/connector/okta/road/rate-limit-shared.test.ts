import { describe, expect, test } from 'vitest';
import { isConnectorError } from '../../../../connector/core/error.ts';
import { type HttpResponse, layered, type Send } from '../../../../connector/core/send.ts';
import { governor } from '../../../../connector/okta/road/rate-limit.ts';
import { type Clock, retry } from '../../../../connector/okta/road/retry.ts';
import { random } from '../../../../connector/sandbox/state/random.ts';
import { refused } from '../../../okta.ts';
import { noon, requestOf, responseOf } from '../../../road.ts';

// Processes that share one of the org's buckets and know nothing of each other, in simulated time.

interface SimulatedTime extends Clock {
  /** Lets time pass until so many ms after noon. */
  until(end: number): Promise<void>;
}

/** Time that passes at once when everybody waits for it. */
function simulatedTime(): SimulatedTime {
  const due = new Set<{ at: number; wake(): void }>();
  let now = noon;
  return {
    now: () => Math.floor(now),
    sleep: (ms) => new Promise((wake) => due.add({ at: now + ms, wake })),
    async until(end) {
      for (;;) {
        await new Promise(setImmediate);
        const [first, ...others] = due;
        if (!first) return;
        const next = others.reduce((soonest, each) => (each.at < soonest.at ? each : soonest), first);
        if (next.at > noon + end) return;
        due.delete(next);
        now = next.at;
        next.wake();
      }
    },
  };
}

interface Window {
  end: number;
  /** The sender of each call. */
  calls: number[];
}

/** Okta's side of one bucket: windows of a minute that begin with the first call, and some 40 ms to 500 ms for a call. */
function org(limit: number, { now, sleep }: Clock, chance: () => number) {
  const windows: Window[] = [];

  async function answer(caller: number): Promise<HttpResponse> {
    await sleep(20 + 230 * chance() ** 2);
    let window = windows.at(-1);
    if (!window || now() >= window.end) {
      window = { end: Math.ceil((now() + 60_000) / 1000) * 1000, calls: [] };
      windows.push(window);
    }
    window.calls.push(caller);
    const headers = {
      date: new Date(now()).toUTCString(),
      'x-rate-limit-limit': String(limit),
      'x-rate-limit-remaining': String(Math.max(0, limit - window.calls.length)),
      'x-rate-limit-reset': String(window.end / 1000),
    };
    const reply =
      window.calls.length > limit
        ? responseOf(429, refused('E0000047', 'API call exceeded rate limit.'), headers)
        : responseOf(200, {}, headers);
    await sleep(20 + 230 * chance() ** 2);
    return reply;
  }

  return { windows, answer };
}

/** The road of a process, as far as it concerns rate limits. */
const roadOf = (clock: Clock, chance: () => number, send: Send): Send =>
  layered([retry({ ...clock, random: chance }), governor(clock)], send);

/** Sends one call after the other, for ever. */
async function keepSending(road: Send, { now, sleep }: Clock): Promise<void> {
  for (;;) {
    try {
      await road(requestOf({ deadline: now() + 120_000 }));
    } catch (error) {
      if (!isConnectorError(error)) throw error;
      await sleep(Date.parse(error.retryAt ?? '') - now());
    }
  }
}

/** The windows that so many processes with sixteen lanes each went through, taking what they could get. */
async function share(limit: number, processes: number): Promise<Window[]> {
  const chance = random(limit + processes);
  const time = simulatedTime();
  const { windows, answer } = org(limit, time, chance);
  for (let caller = 0; caller < processes; caller += 1) {
    const road = roadOf(time, chance, () => answer(caller));
    void time.sleep(500 * chance()).then(() => {
      for (let lane = 0; lane < 16; lane += 1) void keepSending(road, time);
    });
  }
  await time.until(6 * 62_500);
  return windows.slice(0, 5);
}

const sum = (numbers: number[]) => numbers.reduce((total, each) => total + each, 0);

describe.each([1, 4])('%i processes with sixteen lanes each', (processes) => {
  test.each([50, 60, 300, 1200])('share a limit of %i', async (limit) => {
    const windows = await share(limit, processes);
    const counts = windows.map(({ calls }) => calls.length);
    const all = sum(counts);
    const own = Array.from({ length: processes }, (_, caller) =>
      sum(windows.map(({ calls }) => calls.filter((each) => each === caller).length)),
    );

    expect(windows).toHaveLength(5);
    expect(Math.max(...counts), 'calls in a window').toBeLessThanOrEqual(limit);
    // A newcomer to a window that is used up can know it only from a call.
    expect(counts[0], 'calls in the first window').toBeLessThan(0.9 * limit + processes);
    expect(Math.max(...counts.slice(1)), 'calls in a later window').toBeLessThanOrEqual(0.9 * limit);
    expect(all, 'calls altogether').toBeGreaterThanOrEqual(0.95 * 0.9 * limit * 5);
    expect(Math.min(...own), 'calls of who got least').toBeGreaterThanOrEqual((0.8 * all) / processes);
    expect(Math.max(...own), 'calls of who got most').toBeLessThanOrEqual((1.2 * all) / processes);
  });
});

test('a recipe goes on at once beside a process that takes what it can get', async () => {
  const chance = random(7);
  const time = simulatedTime();
  const { answer } = org(300, time, chance);
  const busy = roadOf(time, chance, () => answer(0));
  for (let lane = 0; lane < 16; lane += 1) void keepSending(busy, time);
  const waits: number[] = [];
  let asked = 0;
  const recipe = roadOf(time, chance, () => {
    waits.push(time.now() - asked);
    return answer(1);
  });
  void (async () => {
    for (;;) {
      await time.sleep(20_000 * chance());
      for (let step = 0; step < 3; step += 1) {
        asked = time.now();
        await recipe(requestOf({ deadline: asked + 120_000 }));
      }
    }
  })();
  await time.until(6 * 62_500);

  // The busy process took the first window before it could know of anybody else.
  const later = waits.slice(10);
  expect(later.length).toBeGreaterThan(60);
  expect(Math.max(...later)).toBeLessThan(1000);
});
