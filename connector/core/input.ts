import { type ZodIssue, type ZodTypeAny, z } from 'zod/v3';
import { factsOf, titleOf } from '../../schemas/field.ts';
import { coerced, unwrapped } from './coerce.ts';
import { conditionOf } from './condition.ts';
import type { AnyAction } from './define-action.ts';
import { ConnectorError, type FieldError } from './error.ts';
import { plainData } from './plain-data.ts';

/** What a person fills in: of an action, or of a trigger, which has no rules between its fields. */
type Form = Pick<AnyAction, 'title' | 'input'> & Partial<Pick<AnyAction, 'check'>>;

/** The input as the action declares it, or INVALID_INPUT that names every wrong field at once, in the words of the form. */
export function parseInput(action: Form, raw: unknown): Record<string, unknown> {
  const refused = (fields: FieldError[]) => {
    const reasons = fields.map(({ message }) => message).join('; ');
    return new ConnectorError('INVALID_INPUT', `${action.title}: ${reasons}.`, { fields });
  };
  const input = parseFields(action.input, raw, refused);
  const broken = [
    ...Object.entries(misplaced(action, input)),
    ...Object.entries(action.check?.(input) ?? {}),
  ].flatMap(([field, message]) =>
    message ? [{ field, message: `"${titled(action, field)}" ${message}` }] : [],
  );
  if (broken.length > 0) throw refused(broken);
  return input;
}

const titled = ({ input }: Form, field: string) => titleOf(field, input.shape[field]);

/** The fields that do not belong to what the form makes, and those that are missing only there. */
function misplaced(action: Form, input: Record<string, unknown>): Record<string, string> {
  const shape: z.ZodRawShape = action.input.shape;
  return Object.fromEntries(
    Object.entries(shape).flatMap(([key, schema]) => {
      const { showWhen } = factsOf(schema);
      if (!showWhen) return [];
      const shown = showWhen.is.includes(String(input[showWhen.field]));
      const given = input[key] !== undefined && input[key] !== null;
      const when = conditionOf(showWhen, titled(action, showWhen.field));
      if (given && !shown) return [[key, `works only ${when}`]];
      return shown && showWhen.required && !given ? [[key, `is required ${when}`]] : [];
    }),
  );
}

/** The input of a person, as the schema declares it. Throws what `refused` makes of all the fields that are wrong. */
export function parseFields<S extends z.AnyZodObject>(
  schema: S,
  raw: unknown,
  refused: (fields: FieldError[]) => ConnectorError,
): z.output<S> {
  const { data, misfits } = plainData(raw ?? {});
  if (misfits.length > 0) {
    throw refused(misfits.map(({ path, message }) => wrongField(schema, path, message)));
  }
  const parsed = schema.safeParse(coerced(schema, data));
  if (parsed.success) return parsed.data;
  throw refused(parsed.error.issues.flatMap((issue) => wrong(schema, issue)));
}

function wrong(input: ZodTypeAny, issue: ZodIssue): FieldError[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const field = [...issue.path, key].join('.');
      return { field, message: `there is no field called "${field}"` };
    });
  }
  if (issue.code === 'invalid_union') {
    const deepest = issue.unionErrors.flatMap(({ issues }) => issues);
    const told = deepest.find(({ code }) => code !== 'invalid_type') ?? deepest[0];
    if (told) return wrong(input, { ...told, path: issue.path });
  }
  return [wrongField(input, issue.path, reason(issue))];
}

const wrongField = (input: ZodTypeAny, path: (string | number)[], message: string): FieldError => ({
  field: path.join('.'),
  message: `"${label(input, path)}" ${message}`,
});

/** The titles on the way to a field, as the form shows them: Profile > Primary email. */
function label(schema: ZodTypeAny, path: (string | number)[]): string {
  const titles: string[] = [];
  let at: ZodTypeAny | undefined = schema;
  for (const key of path) {
    const of: ZodTypeAny | undefined = at && unwrapped(at);
    if (of instanceof z.ZodArray) {
      titles.push(`item ${Number(key) + 1}`);
      at = of.element;
    } else {
      at = of instanceof z.ZodObject && Object.hasOwn(of.shape, key) ? of.shape[key] : undefined;
      titles.push(at ? titleOf(String(key), at) : String(key));
    }
  }
  return titles.join(' > ') || 'Input';
}

/** The reason why a value is refused, in words. The value is never quoted, since it may be a password. */
export function reason(issue: ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.received === 'undefined'
        ? 'is required'
        : `must be ${kinds[issue.expected] ?? issue.expected}`;
    case 'invalid_enum_value':
      return `must be one of ${issue.options.join(', ')}`;
    case 'invalid_literal':
      return `must be ${JSON.stringify(issue.expected)}`;
    case 'too_small':
      return size(issue.type, 'at least', Number(issue.minimum));
    case 'too_big':
      return size(issue.type, 'at most', Number(issue.maximum));
    case 'invalid_string':
      return typeof issue.validation === 'string' && issue.validation !== 'regex'
        ? `must be ${forms[issue.validation] ?? `a valid ${issue.validation}`}`
        : issue.message;
    default:
      return issue.message;
  }
}

const kinds: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  object: 'an object',
  array: 'a list',
};

const forms: Record<string, string> = {
  email: 'an email address',
  url: 'a web address that starts with https://',
  datetime: 'a date and time such as 2026-01-31T09:00:00Z',
};

function size(type: string, bound: string, most: number): string {
  if (type === 'string')
    return most === 1 && bound === 'at least' ? 'is required' : `must have ${bound} ${most} characters`;
  if (type === 'array') return `must have ${bound} ${most} ${most === 1 ? 'item' : 'items'}`;
  return `must be ${bound} ${most}`;
}
