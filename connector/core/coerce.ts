import { type ZodTypeAny, z } from 'zod/v3';
import { factsOf } from '../../schemas/field.ts';
import { isObject } from './conform.ts';
import { plainData } from './plain-data.ts';

/**
 * A value as its schema declares it, where it can mean only one thing: people paste spaces around a text, and low-code hosts
 * hand over texts where numbers and lists are asked. What cannot be read so stays, and the schema refuses it.
 *
 * Hosts also send '' and null for optional fields that nobody touched: they go. A null stays where the schema knows it,
 * since there it clears something; what the schema does not know stays, and is refused.
 */
export function coerced(schema: ZodTypeAny, value: unknown): unknown {
  const of = unwrapped(schema);
  if (of instanceof z.ZodString || of instanceof z.ZodEnum) return text(schema, value);
  const given = typeof value === 'string' && !isOpen(of) ? trimmed(value) : value;
  if (of instanceof z.ZodNumber) return number(given);
  if (of instanceof z.ZodBoolean) return boolean(given);
  if (of instanceof z.ZodArray) return list(of, factsOf(schema).words ?? false, given);
  if (of instanceof z.ZodObject) return fields(of.shape, of._def.catchall, json(given));
  if (of instanceof z.ZodRecord) return fields({}, of.element, json(given));
  if (of instanceof z.ZodUnion) return any(of, given);
  return value;
}

/** The schema inside optional, nullable, default, refine and preprocess. */
export function unwrapped(schema: ZodTypeAny): ZodTypeAny {
  const { innerType, schema: processed } = schema._def as { innerType?: ZodTypeAny; schema?: ZodTypeAny };
  const inner = innerType ?? processed;
  return inner ? unwrapped(inner) : schema;
}

const isOpen = (schema: ZodTypeAny): boolean =>
  schema instanceof z.ZodUnknown || schema instanceof z.ZodNever;

/** A password may begin with a space, and a number is no password: a sheet has taken the zeros in front of it away. */
function text(schema: ZodTypeAny, value: unknown): unknown {
  const { secret, multiline } = factsOf(schema);
  if (typeof value === 'string') return secret || multiline ? value : trimmed(value);
  const isWritten = typeof value === 'boolean' || (typeof value === 'number' && decimal.test(String(value)));
  return isWritten && !secret ? String(value) : value;
}

/** A number that is written as it is read: none so long that digits are lost, and none as 1e21. */
const decimal = /^-?\d{1,15}(?:\.\d{1,15})?$/;

const number = (value: unknown): unknown =>
  typeof value === 'string' && decimal.test(value) ? Number(value) : value;

const boolean = (value: unknown): unknown =>
  typeof value === 'string' && /^(?:true|false)$/i.test(value) ? value.toLowerCase() === 'true' : value;

function list({ element }: z.ZodArray<ZodTypeAny>, words: boolean, value: unknown): unknown {
  const parsed = json(value);
  const items = unwrapped(element) instanceof z.ZodString ? texts(parsed, words) : parsed;
  return Array.isArray(items) ? items.map((item) => coerced(element, item)) : items;
}

function texts(value: unknown, words: boolean): unknown {
  if (typeof value === 'number' || typeof value === 'boolean') return [value];
  if (typeof value !== 'string' || value === '' || /^[[{]/.test(value)) return value;
  return value
    .split(words ? /[\s,]+/ : /[,\r\n]+/)
    .map(trimmed)
    .filter((item) => item !== '');
}

/** Several kinds fit an attribute that only the org knows. The kind of the value says which one is meant. */
function any({ options }: z.ZodUnion<[ZodTypeAny, ...ZodTypeAny[]]>, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => (typeof item === 'string' ? trimmed(item) : item));
  return options.some((option) => unwrapped(option) instanceof z.ZodString) ? value : json(value);
}

function fields(shape: z.ZodRawShape, others: ZodTypeAny, value: unknown): unknown {
  if (!isObject(value)) return value;
  const touched = Object.entries(value).flatMap(([key, given]): [string, unknown][] => {
    const of = (Object.hasOwn(shape, key) && shape[key]) || others;
    if (of instanceof z.ZodNever) return [[key, given]];
    const inner = coerced(of, given);
    if (inner === '' || (inner === null && !of.isNullable())) return [];
    return isEmpty(inner) && !isEmpty(given) && of.isOptional() ? [] : [[key, inner]];
  });
  return Object.fromEntries(touched);
}

const isEmpty = (value: unknown) => isObject(value) && Object.keys(value).length === 0;

/** An object or a list that is handed over as the text of its JSON. */
function json(value: unknown): unknown {
  if (typeof value !== 'string' || !/^[[{]/.test(value)) return value;
  try {
    const { data, misfits } = plainData(JSON.parse(value));
    return misfits.length === 0 ? data : value;
  } catch {
    return value;
  }
}

/** Spaces, line ends, byte order marks and the marks without a width that come along when a cell or a page is copied. */
const blank = /[\s\u200b-\u200f\u202a-\u202e\u2060]/;

/** A loop from both ends: a regular expression for the end takes quadratic time on a text full of spaces. */
function trimmed(typed: string): string {
  let [start, end] = [0, typed.length];
  while (start < end && blank.test(typed.charAt(start))) start += 1;
  while (end > start && blank.test(typed.charAt(end - 1))) end -= 1;
  return typed.slice(start, end);
}
