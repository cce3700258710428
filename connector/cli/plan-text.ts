import type { Plan } from '../index.ts';

/** A plan for a person: the summary, then each request with the fields that it changes, then the users. */
export function planText({ summary, changes, touches, complete }: Plan): string {
  const lines = changes.flatMap(({ method, path, fields }) => [
    `${method} ${path}`,
    ...fields.map(({ field, before, after }) => `  ${field}: ${inWords(before)} → ${inWords(after)}`),
  ]);
  const people = (touches?.sample ?? []).map(
    ({ id, login, name }) => `  ${[name, login, id].filter(Boolean).join(', ')}`,
  );
  const users =
    touches && people.length > 0 ? ['', `Users who would ${touches.effect}, such as`, ...people] : [];
  const end = complete ? 'Nothing was changed.' : 'Nothing was changed. The plan is not complete.';
  return `${[summary, '', ...lines, ...users, '', end].join('\n')}\n`;
}

const inWords = (value: unknown): string => (value === undefined ? '(none)' : JSON.stringify(value));
