import { ConnectorError } from '../../core/error.ts';
import { onAbort } from '../../core/on-abort.ts';

interface Flight<T> {
  outcome: Promise<T>;
  waiting: number;
  stop: AbortController;
}

/**
 * Does something once for all who ask while it is under way. Whoever is cancelled stops waiting at once; the work itself
 * is stopped when nobody waits for it any more.
 */
export function singleFlight<Asked, T>(
  work: (asked: Asked, signal: AbortSignal) => Promise<T>,
): (asked: Asked, signal?: AbortSignal) => Promise<T> {
  let flight: Flight<T> | undefined;

  function begin(asked: Asked): Flight<T> {
    const stop = new AbortController();
    const begun = { outcome: work(asked, stop.signal), waiting: 0, stop };
    const land = () => {
      if (flight === begun) flight = undefined;
    };
    begun.outcome.then(land, land);
    return begun;
  }

  return async (asked, signal) => {
    if (signal?.aborted) throw cancelled();
    flight ??= begin(asked);
    const joined = flight;
    joined.waiting += 1;
    return new Promise((resolve, reject) => {
      const leave = () => {
        reject(cancelled());
        joined.waiting -= 1;
        if (joined.waiting > 0) return;
        if (flight === joined) flight = undefined;
        joined.stop.abort();
      };
      const landed = onAbort(signal, leave);
      joined.outcome.then(resolve, reject).finally(landed);
    });
  };
}

const cancelled = () =>
  new ConnectorError('CANCELLED', 'The run was stopped while it waited for an access token.');
