import type { ManifestAction } from '../../index.ts';

type Facts = Pick<ManifestAction, 'effect' | 'confirm'>;

/** Whether a person may have to agree before a program runs the action. Which calls it takes, the input says. */
export const mayAsk = ({ effect, confirm }: Facts): boolean => effect === 'delete' || confirm !== undefined;

/** Whether a person has to agree to a call with this input, before the input is checked. */
export function mustAsk({ effect, confirm = [] }: Facts, input: Record<string, unknown>): boolean {
  if (effect === 'delete' || confirm === true) return true;
  return confirm.some((danger) =>
    typeof danger === 'string' ? mayHold(input, danger.split('.')) : input[danger.field] !== danger.unless,
  );
}

/** What is not an object cannot be looked into, such as a text with JSON in it: it may hold anything. */
function mayHold(value: unknown, [key, ...rest]: string[]): boolean {
  if (key === undefined) return true;
  if (value === undefined || value === null) return false;
  if (typeof value !== 'object' || Array.isArray(value)) return true;
  return Object.entries(value).some(
    ([name, inner]) => name.trim().toLowerCase() === key.toLowerCase() && mayHold(inner, rest),
  );
}

/** When a person should agree, in a sentence for whoever uses the action. */
export function careOf({ effect, confirm }: Facts): string | undefined {
  if (effect === 'delete' || confirm === true) return 'A person should agree before this runs.';
  const dangers = confirm?.map((danger) =>
    typeof danger === 'string' ? `${danger} is given` : `${danger.field} is not ${danger.unless}`,
  );
  return dangers && `A person should agree before this runs when ${dangers.join(' or ')}.`;
}
