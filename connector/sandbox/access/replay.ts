import type { Org } from '../state/org.ts';

/** Whether this is the first time; a token is remembered until it would be refused for its age. */
export function firstUse({ usedTokens, clock }: Org, token: string, until: number): boolean {
  const time = clock.now();
  for (const [used, end] of usedTokens) {
    // The oldest come first; looking no further keeps a busy hour quick.
    if (end > time) break;
    usedTokens.delete(used);
  }
  if (usedTokens.has(token)) return false;
  usedTokens.set(token, until);
  return true;
}
