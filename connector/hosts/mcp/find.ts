import type { ManifestAction } from '../../index.ts';

/** The actions that fit some words best, the best first. */
export function bestFor(words: string, actions: ManifestAction[]): ManifestAction[] {
  const wanted = wordsIn(words);
  return actions
    .map((action) => ({ action, fit: fitOf(action, wanted) }))
    .filter(({ fit }) => fit > 0)
    .sort((a, b) => b.fit - a.fit)
    .slice(0, most)
    .map(({ action }) => action);
}

const most = 10;

/** A word in the name says more of an action than one in its description. */
function fitOf({ name, title, resource, description }: ManifestAction, wanted: string[]): number {
  const places = [`${name} ${title}`, resource, description].map(wordsIn);
  const fits = wanted.map((word) => {
    const at = places.findIndex((words) => words.some((one) => isAlike(one, word)));
    return at < 0 ? 0 : (weights[at] ?? 0);
  });
  return fits.reduce((sum, fit) => sum + fit, 0);
}

const weights = [4, 2, 1];

const wordsIn = (text: string): string[] => text.toLowerCase().match(/[a-z0-9]{2,}/g) ?? [];

/** groups is like group, and deleting like delete. */
const isAlike = (one: string, other: string): boolean => stem(one) === stem(other);

const stem = (word: string): string => word.replace(/(?<=..)(?:ing|ed|es|e|s)$/, '');
