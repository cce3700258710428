import { describe, expect, test } from 'vitest';
import { resetOf } from '../../../../connector/okta/road/rate-limit-headers.ts';
import { noon, responseOf } from '../../../road.ts';

describe('resetOf', () => {
  test.each([
    ['1763726400', '2025-11-21T12:00:00.000Z'],
    [`${noon / 1000}, ${noon / 1000 + 30}`, '2026-11-21T12:00:30.000Z'],
    ['0', undefined],
    ['', undefined],
    ['soon', undefined],
    ['1e300', undefined],
  ])('reads %j', (header, reset) => {
    expect(resetOf(responseOf(429, '', { 'x-rate-limit-reset': header }))).toBe(reset);
  });

  test('knows none without the header', () => {
    expect(resetOf(responseOf(429))).toBeUndefined();
  });
});
