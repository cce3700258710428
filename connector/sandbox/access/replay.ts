import type { Org } from '../state/org.ts';

/** Says whether a token is used for the first time. It is remembered until its age would refuse it. */
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
