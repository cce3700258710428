import { createHmac } from 'node:crypto';

/** Seconds for which a code stands. */
export const timeStep = 30;
const digits = 6;
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The code of a time step: RFC 6238, which is RFC 4226 with the step as its counter. */
function codeAt(secret: Buffer, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac('sha1', secret).update(counter).digest();
  const offset = (digest.at(-1) ?? 0) & 0xf;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 10 ** digits).padStart(digits, '0');
}

/** The time step that a code belongs to: the present one or a neighbour of it, because the clocks of devices differ. */
export function stepOf(secret: string, code: string, time: number): number | undefined {
  const present = Math.floor(time / 1000 / timeStep);
  return [present, present - 1, present + 1].find(
    (step) => step >= 0 && codeAt(bytesOf(secret), step) === code,
  );
}

/** Secrets are base32; those of hardware tokens come as hexadecimal digits too. */
function bytesOf(secret: string): Buffer {
  if (/^(?:[0-9a-f]{2})+$/.test(secret)) return Buffer.from(secret, 'hex');
  const bits = [...secret.toUpperCase()]
    .map((letter) => Math.max(0, alphabet.indexOf(letter)).toString(2).padStart(5, '0'))
    .join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

/** A secret of sixteen letters, which are ten bytes. */
export const newSecret = (next: () => number): string =>
  Array.from({ length: 16 }, () => alphabet.charAt(Math.floor(next() * alphabet.length))).join('');
