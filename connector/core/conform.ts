import { type ZodTypeAny, z } from 'zod/v3';

/**
 * Checks the shape that a schema declares, where Okta may send null for everything that is optional. It says
 * the same as Zod's own parser for the schemas that outputs are made of (objects that let unknown keys pass, arrays, texts,
 * numbers, booleans), and copies nothing: Zod rebuilds every object that it reads, which makes a listing of users take
 * three times as long.
 */
export type Conforms = (value: unknown) => boolean;

const made = new WeakMap<ZodTypeAny, Conforms>();

export function conforms(schema: ZodTypeAny): Conforms {
  let check = made.get(schema);
  if (!check) {
    check = compile(schema);
    made.set(schema, check);
  }
  return check;
}

/** A place where a value is not what its schema declares. */
export interface OddPlace {
  /** The keys on the way to it, with [] for an item of a list. */
  place: string;
  wanted: string;
  got: string;
  /** Everything on the way to it is required and no item of a list, so the whole value is useless with it. */
  guaranteed: boolean;
}

/** The places where a value is not what its schema declares. */
export function oddPlaces(schema: ZodTypeAny, value: unknown, place = '', guaranteed = true): OddPlace[] {
  if (conforms(schema)(value)) return [];
  const inner = withoutOptional(schema);
  const sure = guaranteed && !schema.isOptional();
  if (inner instanceof z.ZodObject && isObject(value)) {
    return Object.entries<ZodTypeAny>(inner.shape).flatMap(([key, of]) =>
      oddPlaces(of, value[key], place ? `${place}.${key}` : key, sure),
    );
  }
  if (inner instanceof z.ZodArray && Array.isArray(value)) {
    return value.flatMap((item) => oddPlaces(inner.element, item, `${place}[]`, false));
  }
  return [{ place, wanted: wantedBy(inner), got: kindOf(value), guaranteed: sure }];
}

function wantedBy(schema: ZodTypeAny): string {
  if (schema instanceof z.ZodObject || schema instanceof z.ZodRecord) return 'an object';
  if (schema instanceof z.ZodArray) return 'a list';
  if (schema instanceof z.ZodNumber) return 'a number';
  if (schema instanceof z.ZodBoolean) return 'true or false';
  return schema instanceof z.ZodString ? 'a text' : 'something else';
}

function kindOf(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  const kinds: Record<string, string> = { object: 'an object', string: 'a text', number: 'a number' };
  return kinds[typeof value] ?? 'true or false';
}

function compile(schema: ZodTypeAny): Conforms {
  const inner = withoutOptional(schema);
  const check = checkOf(inner);
  if (inner === schema) return check;
  const missing = schema.isOptional();
  const empty = missing || schema.isNullable();
  return (value) => (value === undefined ? missing : value === null ? empty : check(value));
}
/** The schema inside optional and nullable. */
function withoutOptional(schema: ZodTypeAny): ZodTypeAny {
  const wrapped = schema instanceof z.ZodOptional || schema instanceof z.ZodNullable;
  return wrapped ? withoutOptional(schema.unwrap()) : schema;
}

function checkOf(schema: ZodTypeAny): Conforms {
  const type = plainType(schema);
  if (type) return (value) => typeof value === type;
  if (schema instanceof z.ZodUnknown || schema instanceof z.ZodAny) return () => true;
  if (schema instanceof z.ZodArray && isUnbounded(schema)) {
    const item = conforms(schema.element);
    return (value) => Array.isArray(value) && value.every(item);
  }
  if (schema instanceof z.ZodRecord && schema.element instanceof z.ZodUnknown) return isObject;
  if (schema instanceof z.ZodObject && isLoose(schema)) return objectCheck(schema);
  return (value) => schema.safeParse(value).success;
}

/** The result of `typeof` for every value that the schema takes, and for no other. */
function plainType(schema: ZodTypeAny): 'string' | 'boolean' | undefined {
  if (schema instanceof z.ZodString && schema._def.checks.length === 0) return 'string';
  return schema instanceof z.ZodBoolean ? 'boolean' : undefined;
}

/** Keys that are not declared may hold anything. */
const isLoose = ({ _def }: z.AnyZodObject): boolean =>
  _def.unknownKeys !== 'strict' && _def.catchall instanceof z.ZodNever;

const isUnbounded = ({ _def }: z.ZodArray<ZodTypeAny>): boolean =>
  !_def.minLength && !_def.maxLength && !_def.exactLength;

function objectCheck(schema: z.AnyZodObject): Conforms {
  const fields = new Map(
    Object.entries<ZodTypeAny>(schema.shape).map(([key, of]) => [
      key,
      { type: plainType(withoutOptional(of)), check: conforms(of) },
    ]),
  );
  const required = [...fields].filter(([, { check }]) => !check(undefined)).map(([key]) => key);
  return (value) => {
    if (!isObject(value)) return false;
    // Loops, since a closure over the value makes all of this twice as slow; and most fields are texts, which take no call.
    for (const key of required) {
      if (!Object.hasOwn(value, key)) return false;
    }
    for (const key in value) {
      const field = fields.get(key);
      if (field && typeof value[key] !== field.type && !field.check(value[key])) return false;
    }
    return true;
  };
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
