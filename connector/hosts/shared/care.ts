import type { ManifestAction } from '../../index.ts';

type Facts = Pick<ManifestAction, 'effect' | 'confirm'>;

/** True if a person may have to agree before a program runs the action. The input decides for each call. */
export const mayAsk = ({ effect, confirm }: Facts): boolean => effect === 'delete' || confirm !== undefined;

/** True if a person has to agree to a call with this input. The input has not been checked yet. */
export function mustAsk({ effect, confirm = [] }: Facts, input: Record<string, unknown>): boolean {
  if (effect === 'delete' || confirm === true) return true;
  return confirm.some((danger) =>
    typeof danger === 'string' ? mayHold(input, danger.split('.')) : input[danger.field] !== danger.unless,
  );
}

/** A value that is not an object, such as a text with JSON in it, may hold anything. */
function mayHold(value: unknown, [key, ...rest]: string[]): boolean {
  if (key === undefined) return true;
  if (value === undefined || value === null) return false;
  if (typeof value !== 'object' || Array.isArray(value)) return true;
  return Object.entries(value).some(
    ([name, inner]) => name.trim().toLowerCase() === key.toLowerCase() && mayHold(inner, rest),
  );
}

/** A sentence for the user of the action that says when a person should agree. */
export function careOf({ effect, confirm }: Facts): string | undefined {
  if (effect === 'delete' || confirm === true) return 'A person should agree before this runs.';
  const dangers = confirm?.map((danger) =>
    typeof danger === 'string' ? `${danger} is given` : `${danger.field} is not ${danger.unless}`,
  );
  return dangers && `A person should agree before this runs when ${dangers.join(' or ')}.`;
}
