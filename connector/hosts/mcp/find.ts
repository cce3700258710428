import type { ManifestAction } from '../../index.ts';

/** The actions that fit some words best, the best first. */
export function bestFor(words: string, actions: ManifestAction[]): ManifestAction[] {
  const wanted = wordsIn(words);
  return actions
    .map((action) => ({ action, fit: fitOf(action, wanted) }))
    .filter(({ fit }) => fit > 0)
    .sort((a, b) => b.fit - a.fit)
    .slice(0, maxFound)
    .map(({ action }) => action);
}

const maxFound = 10;

/** A word in the name says more of an action than one in its description, and the action's own verb more than another one for it. */
function fitOf({ name, title, resource, description }: ManifestAction, wanted: string[]): number {
  const places = [`${name} ${title}`, resource, description].map(wordsIn);
  const weightOf = (word: string) =>
    weights[places.findIndex((words) => words.some((one) => isAlike(one, word)))] ?? 0;
  const fits = wanted.map((word) => Math.max(weightOf(word), ...meanings(word).map(weightOf).map(half)));
  return fits.reduce((sum, fit) => sum + fit, 0);
}

const weights = [4, 2, 1];
const half = (weight: number) => weight / 2;

/** Other words that people use for what an action does, by the verb that its name has. */
const otherWords: Record<string, string[]> = {
  create: ['make', 'new', 'onboard'],
  delete: ['erase', 'remove'],
  list: ['show', 'all', 'which', 'who'],
  get: ['read', 'show'],
  update: ['change', 'edit', 'modify', 'rename'],
  deactivate: ['disable', 'offboard', 'leaver'],
  suspend: ['block', 'pause', 'freeze'],
  unsuspend: ['unblock', 'resume'],
  reset: ['forgot', 'lost'],
};

const meanings = (word: string): string[] =>
  Object.keys(otherWords).filter((verb) => otherWords[verb]?.some((other) => isAlike(other, word)));

const wordsIn = (text: string): string[] => text.toLowerCase().match(/[a-z0-9]{2,}/g) ?? [];

/** groups is like group, and deleting like delete. */
const isAlike = (one: string, other: string): boolean => stem(one) === stem(other);

const stem = (word: string): string => word.replace(/(?<=..)(?:ing|ed|es|e|s)$/, '');
