/** The callbacks for when a signal is aborted, by signal. */
const waiting = new WeakMap<EventTarget, Set<() => void>>();

/**
 * Does something when a signal is aborted, unless what comes back is called before. Many runs may share a signal, and Node
 * warns of a leak at its eleventh listener: so one listener serves all who wait, and goes with the last of them.
 */
export function onAbort(signal: AbortSignal | undefined, stop: () => void): () => void {
  if (!signal) return () => {};
  const stops = waiting.get(signal) ?? new Set();
  waiting.set(signal, stops.add(stop));
  // A listener that a signal has already is not added again.
  signal.addEventListener('abort', stopAll);
  return () => {
    stops.delete(stop);
    if (stops.size === 0) signal.removeEventListener('abort', stopAll);
  };
}

function stopAll({ target }: Event): void {
  for (const stop of (target && waiting.get(target)) ?? []) stop();
}
