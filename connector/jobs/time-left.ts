import type { RateLimit } from '../index.ts';

/** A job, as far as it is. */
export interface Pace {
  /** Inputs that were run, and how long that took, in ms. */
  ran: number;
  took: number;
  /** Inputs that are left. */
  left: number;
  limits: readonly RateLimit[];
  now: number;
}

/** One of Okta's windows, with the second that is spared at its end. */
const windowLength = 61_000;

/**
 * The time that the rest of a job takes, in ms: as many of Okta's windows as its calls need, or what it takes at the speed so
 * far, if that is longer. Undefined before anything was run.
 */
export function timeLeft({ ran, took, left, limits, now }: Pace): number | undefined {
  if (ran === 0) return undefined;
  const speed = took / ran;
  return Math.max(
    speed * left,
    ...limits.map(({ limit, usable, remaining, resetAt, calls }) => {
      const perInput = calls / ran;
      const beyond = perInput * left - Math.max(0, remaining - (limit - usable));
      if (beyond <= 0 || perInput === 0) return 0;
      const wholeWindows = Math.ceil(beyond / usable) - 1;
      const inLast = (beyond - wholeWindows * usable) / perInput;
      return Math.max(0, Date.parse(resetAt) - now) + wholeWindows * windowLength + inLast * speed;
    }),
  );
}

/** A length of time in words: 45 s, 3 min 10 s, 2 h 20 min. */
export function inWords(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  if (seconds < 90) return `${seconds} s`;
  if (seconds < 600) return `${Math.floor(seconds / 60)} min ${Math.floor((seconds % 60) / 10) * 10} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
