import { describe, expect, test } from 'vitest';
import { inWords, timeLeft } from '../../../connector/jobs/time-left.ts';

const now = Date.parse('2026-11-26T12:00:00Z');

/** A bucket of 100 calls, 90 of them usable, that is reset in half a minute. */
const bucket = (facts: object = {}) => ({
  bucket: '/users',
  limit: 100,
  usable: 90,
  remaining: 90,
  resetAt: '2026-11-26T12:00:30Z',
  calls: 10,
  ...facts,
});

const seconds = (facts: object = {}) => {
  const ms = timeLeft({ ran: 10, took: 1000, left: 80, limits: [bucket()], now, ...facts });
  return ms === undefined ? undefined : ms / 1000;
};

describe('timeLeft', () => {
  test.each([
    ['at the speed so far where the window holds the rest', {}, 8],
    ['until the reset where it does not, and what is left then', { left: 90 }, 30 + 1],
    ['in whole windows of a minute', { left: 80 + 90 + 90 + 10 }, 30 + 61 + 61 + 1],
    ['by the calls of an input', { limits: [bucket({ calls: 20 })], left: 80 }, 30 + 4],
    [
      'by the scarcest bucket',
      { limits: [bucket(), bucket({ limit: 20, usable: 18, remaining: 2 })] },
      30 + 61 * 4 + 0.8,
    ],
    ['at the speed so far if that is what holds it up', { took: 100_000, left: 200 }, 2000],
  ])('counts %s', (_, facts, expected) => {
    expect(seconds(facts)).toBeCloseTo(expected, 0);
  });

  test('is unknown before anything was run', () => {
    expect(seconds({ ran: 0 })).toBeUndefined();
  });
});

describe('inWords', () => {
  test.each([
    [1500, '2 s'],
    [60_000, '60 s'],
    [125_000, '2 min 0 s'],
    [192_000, '3 min 10 s'],
    [3_600_000, '60 min'],
    [9_900_000, '2 h 45 min'],
  ])('says %i ms as %s', (ms, words) => {
    expect(inWords(ms)).toBe(words);
  });
});
