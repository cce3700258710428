import { getEventListeners } from 'node:events';
import { describe, expect, test, vi } from 'vitest';
import { onAbort } from '../../../connector/core/on-abort.ts';

describe('onAbort', () => {
  test('tells everybody who waits when the signal is aborted', () => {
    const stop = new AbortController();
    const [one, other] = [vi.fn(), vi.fn()];
    onAbort(stop.signal, one);
    onAbort(stop.signal, other);
    stop.abort();

    expect(one).toHaveBeenCalledOnce();
    expect(other).toHaveBeenCalledOnce();
  });

  test('tells nobody who has stopped waiting, and goes on telling the others', () => {
    const stop = new AbortController();
    const [one, other] = [vi.fn(), vi.fn()];
    const ended = onAbort(stop.signal, one);
    onAbort(stop.signal, other);
    ended();
    stop.abort();

    expect(one).not.toHaveBeenCalled();
    expect(other).toHaveBeenCalledOnce();
  });

  test('has one listener, however many wait, and none when nobody does', () => {
    const { signal } = new AbortController();
    const ended = Array.from({ length: 50 }, () => onAbort(signal, () => {}));
    expect(getEventListeners(signal, 'abort')).toHaveLength(1);

    for (const end of ended) end();
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  test('listens again after everybody had left', () => {
    const stop = new AbortController();
    onAbort(stop.signal, () => {})();
    const told = vi.fn();
    onAbort(stop.signal, told);
    stop.abort();

    expect(told).toHaveBeenCalledOnce();
  });

  test('has nothing to wait for without a signal', () => {
    expect(onAbort(undefined, () => {})()).toBeUndefined();
  });
});
