import { titleOf } from '../../../schemas/field.ts';
import type { JsonSchema } from '../../../schemas/json-schema.ts';
import type { ProfileAttributeSchema, ProfileSchema } from '../../../schemas/profile-schema.ts';

/** An attribute of a profile, as the schemas of an org have it. */
export interface Attribute {
  title: string;
  description: string | undefined;
  /** The JSON Schema of its values. */
  value: JsonSchema;
  default: unknown;
  required: boolean;
  mutability: string | undefined;
  hidden: boolean;
  /** Added by the org. */
  custom: boolean;
  /** The user types that alone have it, when the default type does not. */
  only: string[];
}

export type Attributes = ReadonlyMap<string, Attribute>;

/** The attributes of one schema. A custom attribute cannot have the name of a base one. */
export function attributesOf({ definitions: { base, custom } }: ProfileSchema): Attributes {
  return new Map([...defined(custom, true), ...defined(base, false)]);
}

function defined(
  definition: ProfileSchema['definitions']['base'],
  custom: boolean,
): [name: string, attribute: Attribute][] {
  const { properties = {}, required = [] } = definition ?? {};
  return Object.entries(properties).flatMap(([name, schema]) => {
    // Okta has no other names, and other places of a form could not hold one.
    if (!schema || !/^[A-Za-z]\w*$/.test(name)) return [];
    const value = valueSchema(schema);
    const attribute: Attribute = {
      title: schema.title ?? titleOf(name),
      description: schema.description,
      value,
      default: fits(schema.default, value) ? schema.default : undefined,
      required: schema.required ?? required.includes(name),
      mutability: schema.mutability,
      hidden: (schema.permissions ?? []).some(
        ({ principal, action }) => principal === 'SELF' && action === 'HIDE',
      ),
      custom,
      only: [],
    };
    return [[name, attribute]];
  });
}

/** Formats that JSON Schema knows too. The others are codes of languages, countries, time zones. */
const formats = ['date-time', 'email', 'uri'];

/** The one form of pattern that Okta offers, for the login: which characters it may have. Any other could take for ever to match. */
const characters = /^(?:\.|\[[^[\]]+\])\+$/;

function valueSchema({
  type,
  items,
  format,
  pattern,
  minLength,
  maxLength,
  ...choices
}: ProfileAttributeSchema) {
  const value: JsonSchema = { ...(type && { type }) };
  if (type === 'array') return { ...value, ...(items && { items: { type: items.type, ...oneOf(items) } }) };
  if (type === 'string') {
    if (format && formats.includes(format)) value.format = format;
    if (pattern && characters.test(pattern) && compiles(pattern)) value.pattern = `^${pattern}$`;
    if (minLength !== undefined) value.minLength = minLength;
    if (maxLength !== undefined) value.maxLength = maxLength;
  }
  return { ...value, ...oneOf({ type, ...choices }) };
}

function compiles(pattern: string): boolean {
  try {
    return Boolean(new RegExp(pattern, 'u'));
  } catch {
    return false;
  }
}

/** The values to choose from, and how they are called. */
function oneOf({ type, enum: values, oneOf: named = [] }: Partial<ProfileAttributeSchema>): JsonSchema {
  const titles = new Map(named.map((one) => [one.const, one.title]));
  const fitting = [...new Set(values ?? titles.keys())].filter((value) =>
    fits(value, { ...(type && { type }) }),
  );
  if (fitting.length === 0) return {};
  return {
    enum: fitting,
    ...(titles.size > 0 && { 'x-enum-titles': fitting.map((value) => titles.get(value) ?? String(value)) }),
  };
}

/** Checks that a value has the type, and is one of the choices if there are any. */
function fits(value: unknown, { type, enum: choices, items }: JsonSchema): boolean {
  if (choices && !choices.includes(value)) return false;
  if (type === 'array') return Array.isArray(value) && value.every((item) => fits(item, items ?? {}));
  if (type === 'integer') return Number.isInteger(value);
  return typeof value === type;
}

/** A user type with its attributes. */
export interface TypeAttributes {
  title: string;
  /** True for the default type. */
  usual: boolean;
  attributes: Attributes;
}

/** The attributes of all user types, since which type a user has may show only when the action runs. */
export function mergedAttributes(types: TypeAttributes[]): Attributes {
  const all = new Map<string, Attribute>();
  for (const type of types) {
    for (const [name, attribute] of type.attributes) {
      const own =
        type.usual || !attribute.custom ? attribute : { ...attribute, required: false, only: [type.title] };
      const known = all.get(name);
      all.set(name, known ? both(known, own) : own);
    }
  }
  return all;
}

/** One attribute that two types have: where they differ, what both allow is not known, and Okta is left to say. */
function both(known: Attribute, other: Attribute): Attribute {
  const same = JSON.stringify(known.value) === JSON.stringify(other.value);
  const types = [known.value.type, other.value.type];
  return {
    ...known,
    ...(!same && {
      value: types.includes(undefined) ? {} : { type: [...new Set(types.flatMap((type) => type ?? []))] },
      default: undefined,
    }),
    mutability: known.mutability === other.mutability ? known.mutability : undefined,
    only: known.only.length > 0 ? [...known.only, ...other.only] : [],
  };
}
