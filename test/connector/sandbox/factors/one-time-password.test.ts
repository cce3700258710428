import { describe, expect, test } from 'vitest';
import { newSecret, stepOf } from '../../../../connector/sandbox/factors/one-time-password.ts';

/** The key of RFC 6238's test vectors, in base32 and in hexadecimal digits. */
const keys = ['GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', '3132333435363738393031323334353637383930'];

/** Its vectors, cut to six digits. */
const vectors = [
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
] as const;

describe.each(keys)('a one-time password of the key %s', (key) => {
  test.each(vectors)('at %i seconds is %s', (seconds, code) => {
    expect(stepOf(key, code, seconds * 1000)).toBe(Math.floor(seconds / 30));
  });

  test('still stands a step later and already a step before, and no longer', () => {
    const at = (seconds: number) => stepOf(key, '005924', (1_234_567_890 + seconds) * 1000);
    expect([at(-60), at(-30), at(30), at(60)]).toEqual([undefined, 41_152_263, 41_152_263, undefined]);
  });
});

test('a new secret is sixteen letters of base32', () => {
  expect(newSecret(() => 0.999)).toMatch(/^7{16}$/);
});
