import { z } from 'zod/v3';

/** Addresses that follow one another, as numbers. One address is a range from itself to itself. */
export interface IpRange {
  version: 4 | 6;
  first: bigint;
  last: bigint;
}

const ip = z.string().ip();
const sizes = { 4: 32n, 6: 128n };

/** The addresses that a text means: one, a network (203.0.113.0/24) or a range (203.0.113.1-203.0.113.9); or undefined. */
export function ipRange(text: string): IpRange | undefined {
  const [start = '', end, ...more] = text.split('-').map((part) => part.trim());
  if (more.length > 0) return undefined;
  if (end === undefined) return network(start);
  const [first, last] = [oneAddress(start), oneAddress(end)];
  const inOrder = first && last && first.version === last.version && first.first <= last.last;
  return inOrder ? { ...first, last: last.last } : undefined;
}

/** True if two ranges have an address in common. */
export const overlap = (one: IpRange, other: IpRange): boolean =>
  one.version === other.version && one.first <= other.last && other.first <= one.last;

function network(text: string): IpRange | undefined {
  const [start = '', bits] = text.split('/');
  const address = oneAddress(start);
  if (!address || bits === undefined) return bits === undefined ? address : undefined;
  const size = sizes[address.version];
  if (!/^\d{1,3}$/.test(bits) || BigInt(bits) > size) return undefined;
  const count = 1n << (size - BigInt(bits));
  const first = (address.first / count) * count;
  return { version: address.version, first, last: first + count - 1n };
}

function oneAddress(text: string): IpRange | undefined {
  if (!ip.safeParse(text).success) return undefined;
  const version = text.includes(':') ? 6 : 4;
  const value = version === 4 ? ofBytes(text) : ofGroups(text);
  return { version, first: value, last: value };
}

const ofBytes = (text: string): bigint =>
  text.split('.').reduce((value, byte) => value * 256n + BigInt(byte), 0n);

/** Two colons stand for as many zeros as there is room for, and the end may be written as an IPv4 address. */
function ofGroups(text: string): bigint {
  const hex = text.replace(/[\d.]+\.\d+$/, (end) => {
    const value = ofBytes(end);
    return `${(value >> 16n).toString(16)}:${(value & 0xffffn).toString(16)}`;
  });
  const [head = [], tail = []] = hex.split('::').map((part) => part.split(':').filter(Boolean));
  const zeros = hex.includes('::') ? Array<string>(8 - head.length - tail.length).fill('0') : [];
  return [...head, ...zeros, ...tail].reduce((value, group) => value * 65_536n + BigInt(`0x${group}`), 0n);
}
