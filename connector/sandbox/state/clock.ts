/** Something that Okta does later, by the org's clock: a rule that is evaluated, an event that is delivered. */
interface Due {
  readonly at: number;
  readonly work: () => void | Promise<void>;
}

export interface Clock {
  /** The time of the org, in milliseconds. */
  now(): number;
  readonly running: boolean;
  /** The lead of a running clock over the time outside. */
  readonly ahead: number;
  /** Stops the clock at a time, or lets it run on from there; without a time, from where it is. */
  set(change: { at?: number; running?: boolean }): void;
  /** Does something once the clock has gone on by so many milliseconds. With 0, before the next request is read. */
  after(ms: number, work: Due['work']): void;
  /** Does what is due. */
  catchUp(): Promise<void>;
  /** Stops everything, even what is due. */
  stop(): void;
}

/**
 * The clock of an org. `source` is the time outside: what is due comes about by itself as that goes on, and at once
 * when the clock is set forward. `worked` is called after something was done.
 */
export function createClock(source: () => number, worked: () => void = () => {}): Clock {
  let shift = 0;
  let stopped: number | undefined;
  let due: Due[] = [];
  let timer: NodeJS.Timeout | undefined;
  let over = false;

  const now = () => stopped ?? source() + shift;

  function wake(): void {
    clearTimeout(timer);
    const next = due.reduce((soonest, { at }) => Math.min(soonest, at), Number.POSITIVE_INFINITY);
    if (over || stopped !== undefined || !Number.isFinite(next)) return;
    timer = setTimeout(() => void catchUp(), Math.min(Math.max(0, next - now()), 0x7fffffff));
    timer.unref();
  }

  async function catchUp(): Promise<void> {
    for (;;) {
      const time = now();
      const ready = due.filter(({ at }) => at <= time).sort((a, b) => a.at - b.at);
      if (ready.length === 0) break;
      due = due.filter(({ at }) => at > time);
      for (const { work } of ready) if (!over) await work();
      worked();
    }
    wake();
  }

  return {
    now,
    get running() {
      return stopped === undefined;
    },
    get ahead() {
      return now() - source();
    },
    set({ at = now(), running = stopped === undefined }) {
      stopped = running ? undefined : at;
      shift = at - source();
      wake();
    },
    after(ms, work) {
      if (over) return;
      due.push({ at: now() + ms, work });
      wake();
    },
    catchUp,
    stop() {
      over = true;
      due = [];
      clearTimeout(timer);
    },
  };
}
