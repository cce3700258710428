/** The facts about an action by which it is found. */
export interface Findable {
  name: string;
  title: string;
  description: string;
  resource: string;
  /** Other words that people type who look for it. */
  keywords?: readonly string[] | undefined;
}

/**
 * The actions that fit some words best, the best first. What fits less than half as well as the best is left out. This
 * module also runs in browsers.
 */
export function bestFor<T extends Findable>(words: string, actions: readonly T[]): T[] {
  const wanted = wordsIn(words);
  const found = actions
    .map((action) => ({ action, fit: fitOf(action, wanted) }))
    .filter(({ fit }) => fit > 0)
    .sort((a, b) => b.fit - a.fit)
    .slice(0, maxFound);
  return found.filter(({ fit }) => fit * 2 >= (found[0]?.fit ?? 0)).map(({ action }) => action);
}

const maxFound = 10;

/** A word in the name says more of an action than one in its description, and the action's own verb more than another one for it. */
function fitOf({ name, title, resource, description, keywords = [] }: Findable, wanted: string[]): number {
  const places = [`${name} ${title}`, keywords.join(' '), resource, description].map(wordsIn);
  const weightOf = (word: string) =>
    weights[places.findIndex((words) => words.some((one) => isAlike(one, word)))] ?? 0;
  const fits = wanted.map((word) => Math.max(weightOf(word), ...meanings(word).map(weightOf).map(half)));
  const fit = fits.reduce((sum, one) => sum + one, 0);
  return fit * Math.max(...[title, ...keywords].map((phrase) => worthOf(wordsIn(phrase), wanted)));
}

const weights = [4, 3, 2, 1];
const half = (weight: number) => weight / 2;

/** Words that are a title or a keyword are worth most, and those that are a part of one in this order more than others. */
function worthOf(phrase: string[], words: string[]): number {
  const [whole, part] = [phrase, words].map((list) => ` ${list.join(' ')} `);
  if (whole === part) return 3;
  return whole?.includes(part ?? '') ? 2 : 1;
}

/** A long word also stands for what begins with it: admin for administrator. */
const isAlike = (one: string, word: string): boolean =>
  one === word || (word.length >= 4 && one.startsWith(word));

/** Other words that people use for what an action does, by the word that its name has. */
const otherWords: Record<string, string[]> = {
  create: ['make', 'new', 'onboard'],
  delete: ['erase', 'remove'],
  remove: ['delete', 'take'],
  list: ['show', 'all', 'which', 'who'],
  get: ['read', 'show'],
  update: ['change', 'edit', 'modify', 'rename'],
  activate: ['enable'],
  deactivate: ['disable', 'offboard', 'leaver'],
  suspend: ['block', 'pause', 'freeze'],
  unsuspend: ['unblock', 'resume'],
  reset: ['forgot', 'lost'],
  assign: ['give', 'grant'],
  unassign: ['revoke', 'withdraw', 'remove', 'take'],
  enroll: ['register'],
  app: ['application'],
  factor: ['mfa', '2fa'],
  role: ['admin', 'administrator', 'permission'],
  user: ['someone', 'somebody', 'person', 'people', 'employee', 'account'],
};

/** Words that say nothing of what somebody looks for. */
const fillers = new Set(
  'an the of to in on for and or is are my with from by at that this it has have can do does did how'.split(
    ' ',
  ),
);

/** The words of a text that say something, each as it is compared: groups is like group, and deleting like delete. */
const wordsIn = (text: string): string[] =>
  (text.toLowerCase().match(/[a-z0-9]{2,}/g) ?? []).filter((word) => !fillers.has(word)).map(stem);

const stem = (word: string): string =>
  word.replace(/ies$/, 'y').replace(/(?<=..)(?:ing|ed|es|e|(?<!s)s)$/, '');

const meaningOf = new Map<string, string[]>();
for (const [word, others] of Object.entries(otherWords)) {
  for (const other of others.map(stem)) meaningOf.set(other, [...(meaningOf.get(other) ?? []), stem(word)]);
}

const meanings = (word: string): string[] => meaningOf.get(word) ?? [];
