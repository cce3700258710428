import { isObject } from '../../core/conform.ts';
import type { Lift, LogCondition, LogQuery } from '../../core/log-query.ts';
import { searchExpression } from './search-expression.ts';

type Input = Record<string, unknown>;

/** The filter of the System Log for what a trigger or a list reads. Undefined where it reads all. */
export function filterOf(
  { events = [], begins = [], where = [], filter }: LogQuery,
  input: Input,
): string | undefined {
  const kinds = events.map(({ type, results }) =>
    all([is('eventType', type), results && any(results.map((result) => is('outcome.result', result)))]),
  );
  const beginnings = begins.map((text) => searchExpression('eventType', 'sw', text));
  const conditions = where.map((condition) => {
    const operator = condition.beginnings ? 'sw' : 'eq';
    const wanted = wantedBy(condition, input);
    return any(
      wanted.flatMap((value) => condition.fields.map((field) => searchExpression(field, operator, value))),
    );
  });
  const own = filter && typeof input[filter] === 'string' ? `(${input[filter]})` : undefined;
  return all([any([...kinds, ...beginnings]), ...conditions, own]) || undefined;
}

const is = (field: string, value: string) => searchExpression(field, 'eq', value);
const any = (terms: readonly string[]) =>
  terms.length > 1 ? `(${terms.map(closed).join(' or ')})` : terms[0];
const all = (terms: readonly (string | undefined)[]) => terms.filter(Boolean).join(' and ');
const closed = (term: string) => (term.includes(' and ') && !term.startsWith('(') ? `(${term})` : term);

/** The texts that a field of the condition may equal, or begin with. None where anything goes. */
function wantedBy({ input: name, beginnings }: LogCondition, input: Input): readonly string[] {
  const values = [input[name] ?? []].flat().map(String);
  return beginnings ? values.flatMap((value) => beginnings[value] ?? []) : values;
}

/**
 * True if an event is one that the trigger reads; undefined if only Okta can tell, since there is a filter expression of
 * one's own. Texts match in any case, as they do in the log.
 */
export function matches(
  { events, where = [], filter }: LogQuery,
  input: Input,
  event: Input,
): boolean | undefined {
  const kind =
    !events ||
    events.some(
      ({ type, results }) =>
        same(event['eventType'], type) &&
        (!results || valuesAt(event, 'outcome.result').some((of) => results.some((one) => same(of, one)))),
    );
  const conditions = where.every((condition) => {
    const wanted = wantedBy(condition, input);
    const found = condition.fields.flatMap((field) => valuesAt(event, field)).map(String);
    const fits = condition.beginnings
      ? (one: string, text: string) => one.toLowerCase().startsWith(text.toLowerCase())
      : same;
    return wanted.length === 0 || wanted.some((text) => found.some((one) => fits(one, text)));
  });
  if (!kind || !conditions) return false;
  return filter && input[filter] !== undefined ? undefined : true;
}

const same = (one: unknown, other: string) => String(one).toLowerCase() === other.toLowerCase();

/** The values at a path. A list on the way stands for each of its items. */
function valuesAt(value: unknown, path: string): unknown[] {
  return path
    .split('.')
    .reduce<unknown[]>(
      (at, key) => at.flat().flatMap((one) => (isObject(one) && one[key] !== undefined ? [one[key]] : [])),
      [value],
    );
}

/** An event with the parts of it that are outputs of their own. */
export const lifted = (lifts: Readonly<Record<string, Lift>>, event: Input): Input => ({
  ...event,
  ...partsOf(lifts, event),
});

/** The parts of an event by their names. Null where it has no such part. */
export const partsOf = (lifts: Readonly<Record<string, Lift>>, event: Input): Input =>
  Object.fromEntries(Object.entries(lifts).map(([name, lift]) => [name, partOf(lift, event) ?? null]));

function partOf(lift: Lift, event: Input): unknown {
  if ('target' in lift) {
    const targets = Array.isArray(event['target']) ? event['target'] : [];
    const found = targets.find((target) => isObject(target) && [target['type'], '*'].includes(lift.target));
    if (!found && lift.otherwise) return valuesAt(event, lift.otherwise)[0];
    return lift.part === undefined ? found : found?.[lift.part];
  }
  if ('path' in lift) {
    const value = valuesAt(event, lift.path)[0] ?? (lift.otherwise && valuesAt(event, lift.otherwise)[0]);
    return lift.ends ? meaningOf(value, lift.ends) : value;
  }
  const [words] = valuesAt(event, lift.words);
  return typeof words === 'string'
    ? words
        .split(',')
        .map((word) => word.trim())
        .filter(Boolean)
    : words;
}

/** What the last word of a text stands for, such as that of an event type. */
function meaningOf(text: unknown, ends: Readonly<Record<string, string>>): string | undefined {
  const word = String(text).split('.').at(-1) ?? '';
  return Object.hasOwn(ends, word) ? ends[word] : undefined;
}
