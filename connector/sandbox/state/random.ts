/** Numbers in [0, 1) that follow only from the seed (mulberry32), and the position in their sequence. */
export interface Random {
  (): number;
  state: number;
}

export function random(seed: number): Random {
  const next: Random = () => {
    next.state = (next.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(next.state ^ (next.state >>> 15), next.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  next.state = seed >>> 0;
  return next;
}

const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

/** So many letters and digits. */
export function word(next: Random, length: number): string {
  let text = '';
  for (let i = 0; i < length; i++) text += letters.charAt(Math.floor(next() * letters.length));
  return text;
}

/** A version 4 UUID, as the System Log names its events. */
export function uuid(next: Random): string {
  const hex = Array.from({ length: 32 }, (_, i) => {
    if (i === 12) return '4';
    return Math.floor(i === 16 ? 8 + next() * 4 : next() * 16).toString(16);
  }).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/**
 * Okta's ids: twenty characters, of which the first three name the kind and the last three the cell.
 * The part in the middle rises, so that the order of ids is the order of creation.
 */
export function idMaker(next: Random): IdMaker {
  const newId: IdMaker = (prefix) => {
    newId.count += 1 + Math.floor(next() * 900);
    return `${prefix}${newId.count.toString(36).padStart(6, '0')}${word(next, 8)}5d7`;
  };
  newId.count = 0x2f000000;
  return newId;
}

export interface IdMaker {
  (prefix: string): string;
  /** The number in the last id. */
  count: number;
}
