import { type ZodIssue, type ZodTypeAny, z } from 'zod/v3';
import { titleOf } from '../../schemas/field.ts';
import { isObject } from './conform.ts';
import type { AnyAction } from './define-action.ts';
import { ConnectorError, type FieldError } from './error.ts';

/** The input as the action declares it, or INVALID_INPUT that names every wrong field at once, in the words of the form. */
export function parseInput(action: AnyAction, raw: unknown): Record<string, unknown> {
  const refused = (fields: FieldError[]) => {
    const reasons = fields.map(({ message }) => message).join('; ');
    return new ConnectorError('INVALID_INPUT', `${action.title}: ${reasons}.`, { fields });
  };
  const input = parseFields(action.input, raw, refused);
  const broken = Object.entries(action.check(input)).flatMap(([field, message]) =>
    message ? [{ field, message: `"${titleOf(field, action.input.shape[field])}" ${message}` }] : [],
  );
  if (broken.length > 0) throw refused(broken);
  return input;
}

/** What a person filled in, as the schema declares it. Throws what `refused` makes of all the fields that are wrong. */
export function parseFields<S extends z.AnyZodObject>(
  schema: S,
  raw: unknown,
  refused: (fields: FieldError[]) => ConnectorError,
): z.output<S> {
  const parsed = schema.safeParse(withoutUntouched(schema, raw ?? {}));
  if (parsed.success) return parsed.data;
  throw refused(parsed.error.issues.flatMap((issue) => wrong(schema, issue)));
}

/**
 * Hosts send '' and null for optional fields that nobody touched: they go. A null stays where the schema knows it,
 * since there it clears something; what the schema does not know stays, and is refused.
 */
function withoutUntouched(schema: ZodTypeAny, value: unknown): unknown {
  const object = bare(schema);
  if (object instanceof z.ZodArray && Array.isArray(value)) {
    return value.map((item) => withoutUntouched(object.element, item));
  }
  if (!isObject(value) || !(object instanceof z.ZodObject || object instanceof z.ZodRecord)) return value;
  const { shape, others } =
    object instanceof z.ZodObject
      ? { shape: object.shape, others: object._def.catchall }
      : { shape: {}, others: object.element };
  const touched = Object.entries(value).flatMap(([key, given]): [string, unknown][] => {
    const of: ZodTypeAny = Object.hasOwn(shape, key) ? shape[key] : others;
    if (given === undefined) return [];
    if (of instanceof z.ZodNever) return [[key, given]];
    if (given === '' || (given === null && !of.isNullable())) return [];
    const inner = withoutUntouched(of, given);
    const emptied = isEmpty(inner) && !isEmpty(given);
    return emptied && of.isOptional() ? [] : [[key, inner]];
  });
  return Object.fromEntries(touched);
}

const isEmpty = (value: unknown) => isObject(value) && Object.keys(value).length === 0;

/** The schema inside optional, nullable, default and preprocess. */
function bare(schema: ZodTypeAny): ZodTypeAny {
  const { innerType, schema: processed } = schema._def as { innerType?: ZodTypeAny; schema?: ZodTypeAny };
  const inner = innerType ?? processed;
  return inner ? bare(inner) : schema;
}

function wrong(input: ZodTypeAny, issue: ZodIssue): FieldError[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const field = [...issue.path, key].join('.');
      return { field, message: `there is no field "${field}"` };
    });
  }
  if (issue.code === 'invalid_union') {
    const deepest = issue.unionErrors.flatMap(({ issues }) => issues);
    const told = deepest.find(({ code }) => code !== 'invalid_type') ?? deepest[0];
    if (told) return wrong(input, { ...told, path: issue.path });
  }
  return [{ field: issue.path.join('.'), message: `"${label(input, issue.path)}" ${reason(issue)}` }];
}

/** The titles on the way to a field, as the form shows them: Profile > Primary email. */
function label(schema: ZodTypeAny, path: (string | number)[]): string {
  const titles: string[] = [];
  let at: ZodTypeAny | undefined = schema;
  for (const key of path) {
    const of: ZodTypeAny | undefined = at && bare(at);
    if (of instanceof z.ZodArray) {
      titles.push(`item ${Number(key) + 1}`);
      at = of.element;
    } else {
      at = of instanceof z.ZodObject ? of.shape[key] : undefined;
      titles.push(at ? titleOf(String(key), at) : String(key));
    }
  }
  return titles.join(' > ') || 'Input';
}

/** What is wrong with a value, in words. It never quotes what was given: it may be a password. */
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
  url: 'a web address that begins with https://',
  datetime: 'a date and time such as 2026-01-31T09:00:00Z',
};

function size(type: string, bound: string, most: number): string {
  if (type === 'string')
    return most === 1 && bound === 'at least' ? 'is required' : `must have ${bound} ${most} characters`;
  if (type === 'array') return `must have ${bound} ${most} ${most === 1 ? 'item' : 'items'}`;
  return `must be ${bound} ${most}`;
}
