import { type ZodIssue, type ZodTypeAny, z } from 'zod/v3';
import { titleOf } from '../../schemas/field.ts';
import type { AnyAction } from './define-action.ts';
import { ConnectorError, type FieldError } from './error.ts';

/** The input as the action declares it, or INVALID_INPUT that names every wrong field at once, in the words of the form. */
export function parseInput(action: AnyAction, raw: unknown): Record<string, unknown> {
  const parsed = action.input.safeParse(withoutUntouched(action.input, raw ?? {}));
  if (!parsed.success)
    throw invalid(
      action,
      parsed.error.issues.flatMap((issue: ZodIssue) => wrong(action.input, issue)),
    );
  const broken = Object.entries(action.check(parsed.data)).flatMap(([field, message]) =>
    message ? [{ field, message: `"${titleOf(field, action.input.shape[field])}" ${message}` }] : [],
  );
  if (broken.length > 0) throw invalid(action, broken);
  return parsed.data;
}

function invalid(action: AnyAction, fields: FieldError[]): ConnectorError {
  const reasons = fields.map(({ message }) => message).join('; ');
  return new ConnectorError('INVALID_INPUT', `${action.title}: ${reasons}.`, { fields });
}

/**
 * Hosts send '' and null for optional fields that nobody touched: they go. A null stays where the schema knows it,
 * since there it clears something.
 */
function withoutUntouched(schema: ZodTypeAny, value: unknown): unknown {
  const object = bare(schema);
  if (!(object instanceof z.ZodObject) || !isObject(value)) return value;
  const { shape } = object;
  const rest: ZodTypeAny = object._def.catchall;
  const kept: Record<string, unknown> = {};
  for (const [key, given] of Object.entries(value)) {
    const of: ZodTypeAny | undefined = Object.hasOwn(shape, key) ? shape[key] : rest;
    if (given === undefined || given === '') continue;
    if (given === null && !(of?.isNullable() ?? false) && Object.hasOwn(shape, key)) continue;
    const inner = of ? withoutUntouched(of, given) : given;
    const emptied =
      isObject(inner) && Object.keys(inner).length === 0 && isObject(given) && Object.keys(given).length > 0;
    if (emptied && of?.isOptional()) continue;
    kept[key] = inner;
  }
  return kept;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The schema inside optional, nullable and default. */
function bare(schema: ZodTypeAny): ZodTypeAny {
  const { innerType } = schema._def as { innerType?: ZodTypeAny };
  return innerType ? bare(innerType) : schema;
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

/** Never quotes what was given: it may be a password. */
function reason(issue: ZodIssue): string {
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
      return typeof issue.validation === 'string'
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
