import { createHash, timingSafeEqual } from 'node:crypto';

/** Compares digests, which have one length, so that the time it takes says nothing of the secret. */
export const sameSecret = (given: string, secret: string): boolean =>
  timingSafeEqual(digest(given), digest(secret));

const digest = (text: string) => createHash('sha256').update(text).digest();
