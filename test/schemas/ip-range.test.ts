import { describe, expect, test } from 'vitest';
import { type IpRange, ipRange, overlap } from '../../schemas/ip-range.ts';

const range = (text: string): IpRange => {
  const read = ipRange(text);
  if (!read) throw new Error(`${text} is no range.`);
  return read;
};

describe('a range of addresses', () => {
  test.each([
    ['192.0.2.7', '192.0.2.7-192.0.2.7'],
    ['192.0.2.7', '192.0.2.7/32'],
    ['192.0.2.7/24', '192.0.2.0 - 192.0.2.255'],
    ['0.0.0.0/0', '0.0.0.0-255.255.255.255'],
    ['2001:db8::/126', '2001:DB8:0:0:0:0:0:0-2001:db8::3'],
    ['::', '0:0:0:0:0:0:0:0/128'],
    ['::ffff:192.0.2.7', '::ffff:c000:207'],
    ['1::', '1:0:0:0:0:0:0:0'],
  ])('%s is the same as %s', (one, other) => {
    expect(range(one)).toEqual(range(other));
  });

  test.each([
    ['192.0.2.7', '192.0.2.8'],
    ['192.0.2.0/24', '192.0.2.0/25'],
    ['0.0.0.1', '::1'],
  ])('%s is not the same as %s', (one, other) => {
    expect(range(one)).not.toEqual(range(other));
  });

  test.each([
    ['192.0.2.7', '192.0.2.0/24', true],
    ['192.0.2.0-192.0.2.9', '192.0.2.9-192.0.2.20', true],
    ['192.0.2.0-192.0.2.8', '192.0.2.9', false],
    ['::/0', '0.0.0.0/0', false],
  ])('%s and %s have an address in common: %s', (one, other, expected) => {
    expect(overlap(range(one), range(other))).toBe(expected);
    expect(overlap(range(other), range(one))).toBe(expected);
  });

  test.each([
    ['', ' ', 'example.com', '192.0.2', '192.0.2.256', '192.0.2.7/33', '192.0.2.7/', '192.0.2.7/-1'],
    [
      '192.0.2.9-192.0.2.1',
      '192.0.2.1-::1',
      '192.0.2.1-2-3',
      '192.0.2.0/24-192.0.3.0/24',
      '1::2::3',
      '::/129',
    ],
  ])('is none of %j, %j, %j and so on', (...texts) => {
    expect(texts.filter((text) => ipRange(text))).toEqual([]);
  });
});
