import type { AnyAction } from './define-action.ts';
import { ConnectorError, type ErrorCode, isConnectorError } from './error.ts';
import type { Ran, RunAllCall, Runtime } from './load.ts';
import { onAbort } from './on-abort.ts';

interface Clock {
  sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  now: () => number;
}

/** What fails like this fails for every input. */
const endsAll: ErrorCode[] = ['INVALID_CONNECTION', 'AUTHENTICATION_FAILED'];

/** Runs an action for each input. Of the inputs only those under way are held. */
export async function* runAll(
  run: Runtime['run'],
  { sleep, now }: Clock,
  action: AnyAction,
  { inputs, concurrency = 8, onStart, onProgress, ...call }: RunAllCall,
): AsyncGenerator<Ran, void> {
  const { signal, log } = call;
  const source = Symbol.asyncIterator in inputs ? inputs[Symbol.asyncIterator]() : inputs[Symbol.iterator]();
  const underWay = new Map<number, Promise<Ran>>();
  let [read, done, failed] = [0, 0, 0];
  let reading: Promise<undefined> | undefined;
  let awaited = false;
  /** Nothing more is read. With a reason, the inputs are not at their end. */
  let end: { why?: unknown } | undefined;

  async function ran(index: number, input: Record<string, unknown>, mark: string): Promise<Ran> {
    for (;;) {
      try {
        return { index, input, ok: true, output: await run(action, { ...call, input, mark }) };
      } catch (error) {
        if (!isConnectorError(error)) throw error;
        const { code, retryable, retryAt = '' } = error;
        const wait = Date.parse(retryAt) - now();
        if (code !== 'RATE_LIMITED' || !retryable || Number.isNaN(wait))
          return { index, input, ok: false, error };
        log?.(`The rate limit is used up. Going on at ${retryAt}.`);
        // A stopped wait is followed by a run that says so.
        await sleep(Math.max(0, wait), signal).catch(() => {});
      }
    }
  }

  async function readOne(): Promise<undefined> {
    let stop = () => {};
    // An input may take its time, and nobody waits for it once the job is stopped.
    const stopped = new Promise<undefined>((resolve) => {
      stop = onAbort(signal, () => resolve(undefined));
    });
    try {
      awaited = true;
      const next = await Promise.race([source.next(), stopped]);
      if (!next) throw cancelled();
      awaited = false;
      if (next.done) end ??= {};
      else if (!end) {
        const index = read;
        read += 1;
        const input = next.value;
        const mark = `run/${crypto.randomUUID()}`;
        onStart?.({ index, input, mark });
        underWay.set(index, ran(index, input, mark));
      }
    } catch (why) {
      end ??= { why };
    }
    stop();
    return undefined;
  }

  try {
    for (;;) {
      if (signal?.aborted) end ??= { why: cancelled() };
      if (!end && underWay.size < concurrency) {
        reading ??= readOne().finally(() => {
          reading = undefined;
        });
      }
      if (underWay.size === 0 && reading === undefined) break;
      const one = await Promise.race([...underWay.values(), ...(reading === undefined ? [] : [reading])]);
      if (!one) continue;
      underWay.delete(one.index);
      if (one.ok) done += 1;
      else failed += 1;
      if (!one.ok && endsAll.includes(one.error.code)) end = { why: one.error };
      onProgress?.({ done, failed, underWay: underWay.size });
      yield one;
    }
    if (end?.why !== undefined) throw end.why;
  } finally {
    end ??= {};
    // Whoever leaves the loop early leaves no change half made, and no input open.
    await Promise.allSettled(underWay.values());
    // One that is still awaited may never come, and would hold this up.
    if (!awaited) await source.return?.();
  }
}

const cancelled = () => new ConnectorError('CANCELLED', 'The job was stopped before every input was run.');
