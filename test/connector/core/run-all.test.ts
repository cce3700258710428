import { describe, expect, test, vi } from 'vitest';
import { suspendUser } from '../../../actions/users/suspend-user.ts';
import type { AnyAction } from '../../../connector/core/define-action.ts';
import { ConnectorError } from '../../../connector/core/error.ts';
import type { Ran, RunAllCall, RunCall } from '../../../connector/core/load.ts';
import { runAll } from '../../../connector/core/run-all.ts';

const clock = { now: () => 0, sleep: vi.fn(async () => {}) };

type Answer = (input: Record<string, unknown>, call: RunCall) => Promise<unknown>;

const running = (answer: Answer, call: Partial<RunAllCall> = {}) => {
  const run = vi.fn((_: AnyAction, one: RunCall) => answer(one.input ?? {}, one));
  const runs = runAll(run, clock, suspendUser, { connection: {}, inputs: numbers(5), ...call });
  return { run, runs };
};

const numbers = (count: number) => Array.from({ length: count }, (_, n) => ({ n }));

async function all(runs: AsyncIterable<Ran>): Promise<Ran[]> {
  const seen = [];
  for await (const ran of runs) seen.push(ran);
  return seen;
}

/** Work that ends when it is told to. */
function held() {
  const waiting: (() => void)[] = [];
  return {
    waiting,
    answer: () => new Promise<void>((resolve) => waiting.push(resolve)),
    endAll() {
      for (const end of waiting.splice(0)) end();
    },
  };
}

describe('runAll', () => {
  test('gives back the output or the error of each input, and an error stops no other', async () => {
    const { runs } = running(async ({ n }) => {
      if (n === 1) throw new ConnectorError('NOT_FOUND', 'There is no such user.');
      return { is: n };
    });

    const seen = await all(runs);
    expect(seen.map(({ index, input, ok }) => [index, input, ok])).toEqual([
      [0, { n: 0 }, true],
      [1, { n: 1 }, false],
      [2, { n: 2 }, true],
      [3, { n: 3 }, true],
      [4, { n: 4 }, true],
    ]);
    expect(seen[1]).toMatchObject({ error: { code: 'NOT_FOUND' } });
    expect(seen[4]).toMatchObject({ output: { is: 4 } });
  });

  test('runs as many at once as it is told, and reads no input before it can be run', async () => {
    const { waiting, answer, endAll } = held();
    let read = 0;
    function* inputs() {
      for (const input of numbers(10)) {
        read += 1;
        yield input;
      }
    }
    const { runs } = running(answer, { inputs: inputs(), concurrency: 3 });
    const first = runs.next();
    await vi.waitFor(() => expect(waiting).toHaveLength(3));
    expect(read).toBe(3);
    endAll();

    await first;
    const rest = all(runs);
    await vi.waitFor(() => {
      endAll();
      expect(read).toBe(10);
    });
    endAll();
    expect(await rest).toHaveLength(9);
  });

  test('hands over what is done while an input is still to come', async () => {
    async function* inputs() {
      yield { n: 0 };
      await new Promise(() => {});
    }
    const { runs } = running(async () => 'done', { inputs: inputs() });

    expect((await runs.next()).value).toMatchObject({ index: 0, output: 'done' });
  });

  test('tells of each start, with a mark of its own, and counts', async () => {
    const [onStart, onProgress] = [vi.fn(), vi.fn()];
    const { run, runs } = running(async () => 'done', {
      onStart,
      onProgress,
      inputs: numbers(2),
      concurrency: 1,
    });
    await all(runs);

    const marks = onStart.mock.calls.map(([{ mark }]) => mark);
    expect(new Set(marks).size).toBe(2);
    expect(run.mock.calls.map(([, { mark }]) => mark)).toEqual(marks);
    expect(onProgress.mock.calls).toEqual([
      [{ done: 1, failed: 0, underWay: 0 }],
      [{ done: 2, failed: 0, underWay: 0 }],
    ]);
  });

  test('waits until the rate limit is reset, and runs the same input again', async () => {
    const retryAt = new Date(45_000).toISOString();
    const answer = vi
      .fn<Answer>()
      .mockRejectedValueOnce(new ConnectorError('RATE_LIMITED', 'Used up.', { retryable: true, retryAt }))
      .mockResolvedValue('done');
    const { runs } = running(answer, { inputs: numbers(1) });

    expect(await all(runs)).toMatchObject([{ ok: true, output: 'done' }]);
    expect(clock.sleep).toHaveBeenCalledWith(45_000, undefined);
  });

  test('ends at a key that Okta does not accept, since every other input would fail, too', async () => {
    const { run, runs } = running(
      async () => {
        throw new ConnectorError('AUTHENTICATION_FAILED', 'The API key is wrong.');
      },
      { inputs: numbers(1000), concurrency: 2 },
    );

    await expect(all(runs)).rejects.toMatchObject({ code: 'AUTHENTICATION_FAILED' });
    expect(run.mock.calls.length).toBeLessThanOrEqual(3);
  });

  test('tells the end of what was under way when it is stopped, and then that it was stopped', async () => {
    const stop = new AbortController();
    const { waiting, answer, endAll } = held();
    const { run, runs } = running(answer, { signal: stop.signal, concurrency: 2 });
    const first = runs.next();
    await vi.waitFor(() => expect(waiting).toHaveLength(2));
    stop.abort();
    endAll();

    expect((await first).value).toMatchObject({ index: 0, ok: true });
    expect((await runs.next()).value).toMatchObject({ index: 1, ok: true });
    await expect(runs.next()).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(run).toHaveBeenCalledTimes(2);
  });

  test('does not wait for an input that never comes when it is stopped', async () => {
    const stop = new AbortController();
    const never = () => new Promise<never>(() => {});
    const inputs = { [Symbol.asyncIterator]: () => ({ next: never, return: never }) };
    const next = running(async () => 'done', { inputs, signal: stop.signal }).runs.next();
    stop.abort();

    await expect(next).rejects.toMatchObject({ code: 'CANCELLED' });
  });

  test('hands over what is done before it tells that the inputs broke', async () => {
    function* inputs() {
      yield { n: 0 };
      throw new Error('The file is gone.');
    }
    const { runs } = running(async () => 'done', { inputs: inputs() });

    expect((await runs.next()).value).toMatchObject({ index: 0, ok: true });
    await expect(runs.next()).rejects.toThrow('The file is gone.');
  });

  test('waits for what is under way, and closes the inputs, when the loop is left', async () => {
    let closed = false;
    function* inputs() {
      try {
        yield* numbers(100);
      } finally {
        closed = true;
      }
    }
    let ended = 0;
    const { run, runs } = running(
      async ({ n }) => {
        if (n !== 0) await new Promise((resolve) => setImmediate(resolve));
        ended += 1;
      },
      { inputs: inputs(), concurrency: 4 },
    );
    for await (const _ of runs) break;

    expect(closed).toBe(true);
    expect(ended).toBe(run.mock.calls.length);
  });

  test('passes on an error of the program', async () => {
    const { runs } = running(async () => {
      throw new TypeError('A mistake');
    });

    await expect(all(runs)).rejects.toThrow('A mistake');
  });
});
