import type { RateLimit } from '../index.ts';
import type { Outcome } from '../jobs/report.ts';
import { inWords, timeLeft } from '../jobs/time-left.ts';
import type { Io } from './io.ts';

interface Watched {
  stderr: Io['stderr'];
  /** Rows of the file, where that is known. */
  total: number | undefined;
  limits: () => Promise<RateLimit[]>;
}

/** The first rows show what a row costs. */
const enough = 20;

/** Tells how far a job is: what it will take once that shows, then a line now and again. */
export function progressOf({ stderr, total, limits }: Watched) {
  const tally = { done: 0, failed: 0, skipped: 0 };
  // On a screen the line is written over, and in a file each is kept.
  const [every, write] = stderr.isTTY
    ? [200, (line: string) => stderr.write(`\r\x1b[K${line}`)]
    : [10_000, (line: string) => stderr.write(`${line}\n`)];
  let began: number | undefined;
  let told = 0;
  let promised = false;

  async function left(now: number): Promise<string | undefined> {
    const known = await limits();
    const { done, failed, skipped } = tally;
    const ran = done + failed;
    const rest = total && total - ran - skipped;
    if (!rest || rest < 0 || began === undefined) return undefined;
    const ms = timeLeft({ ran, took: now - began, left: rest, limits: known, now });
    return ms === undefined ? undefined : inWords(ms);
  }

  return {
    tally,
    async ended({ ok, skipped }: Outcome): Promise<void> {
      const now = Date.now();
      began ??= now;
      tally[skipped ? 'skipped' : ok ? 'done' : 'failed'] += 1;
      const { done, failed } = tally;
      const ran = done + failed;
      if (!promised && ran >= enough) {
        promised = true;
        told = now;
        const time = await left(now);
        if (time) stderr.write(`${total} rows. The rest will take about ${time}.\n`);
      } else if (now >= told + every && promised) {
        told = now;
        const time = await left(now);
        const rate = (ran / Math.max(1, now - began)) * 1000;
        write(
          `${done} done, ${failed} failed, ${rate.toFixed(1)} a second${time ? `, about ${time} left` : ''}`,
        );
      }
    },
    close() {
      if (stderr.isTTY && promised) stderr.write('\n');
    },
  };
}
