import type { JsonSchema } from '../../../schemas/json-schema.ts';
import type { Attribute, Attributes } from './profile-attributes.ts';

type Profile = NonNullable<JsonSchema['x-dynamic']>;

/** The use that an action makes of a profile. Only one that creates or replaces it gives the whole. */
type Use = 'create' | 'replace' | 'update' | 'read';

/** Looks for a profile anywhere in a schema. */
export const hasProfile = (
  { 'x-dynamic': own, properties = {}, items }: JsonSchema,
  profile: Profile,
): boolean =>
  own === profile ||
  Object.values(properties).some((property) => hasProfile(property, profile)) ||
  (items !== undefined && hasProfile(items, profile));

/** A schema with the attributes of the org wherever a profile stands. */
export function withAttributes(
  schema: JsonSchema,
  profiles: Record<Profile, Attributes | undefined>,
  use: Exclude<Use, 'replace'>,
): JsonSchema {
  const { 'x-dynamic': profile, 'x-whole': isReplaced, properties, items } = schema;
  const inner = (part: JsonSchema) => withAttributes(part, profiles, use);
  const whole = {
    ...schema,
    ...(properties && {
      properties: Object.fromEntries(Object.entries(properties).map(([key, of]) => [key, inner(of)])),
    }),
    ...(items && { items: inner(items) }),
  };
  const attributes = profile && profiles[profile];
  return attributes ? profileSchema(whole, attributes, isReplaced ? 'replace' : use) : whole;
}

function profileSchema(schema: JsonSchema, attributes: Attributes, use: Use): JsonSchema {
  const { properties = {}, required = [] } = schema;
  const base = Object.entries(properties).map(([name, field]): [string, JsonSchema] => {
    const attribute = attributes.get(name);
    return [name, attribute && !attribute.custom && use !== 'read' ? changed(field, attribute, use) : field];
  });
  const custom = [...attributes].filter(
    ([name, { custom, mutability }]) =>
      custom && !Object.hasOwn(properties, name) && !(use === 'read' && mutability === 'WRITE_ONLY'),
  );
  const all = [
    ...base,
    ...custom.map(([name, attribute]): [string, JsonSchema] => [name, field(attribute, use)]),
  ];
  const needed = [
    ...required.filter((name) => {
      const { custom, required } = attributes.get(name) ?? { custom: true };
      return custom || required;
    }),
    ...custom.filter(([, attribute]) => isNeeded(attribute, use)).map(([name]) => name),
  ];
  return {
    ...schema,
    properties: Object.fromEntries(all),
    ...(needed.length > 0 || schema.required ? { required: needed } : {}),
  };
}

/** A change that merges leaves alone what is left out, also what is required. */
const isWhole = (use: Use) => use === 'create' || use === 'replace';
const isNeeded = (attribute: Attribute, use: Use) =>
  isWhole(use) && attribute.required && !isFixed(attribute, use);

const isFixed = ({ mutability }: Attribute, use: Use) =>
  mutability === 'READ_ONLY' || (mutability === 'IMMUTABLE' && use !== 'create');

/** The field of an attribute that the org added. Of what Okta sends, only the type is sure: it may be older than the limits. */
function field(attribute: Attribute, use: Use): JsonSchema {
  const { title, value } = attribute;
  const { type, items } = value;
  const description = sentences(attribute);
  const named = { title, ...(description && { description }) };
  if (use === 'read') {
    const kind = items?.type ? { items: { type: items.type } } : {};
    return nullable({ ...named, ...(type && { type }), ...kind });
  }
  const schema = { ...named, ...value };
  return { ...(isNeeded(attribute, use) ? schema : nullable(schema)), ...marks(attribute, use) };
}

/** A base attribute, with what the org changed of it. They are texts, all of them. */
function changed(field: JsonSchema, attribute: Attribute, use: Use): JsonSchema {
  const { type, ...limits } = attribute.value;
  if (type !== 'string') return field;
  const empty = field.type?.includes('null') ?? false;
  const schema = { ...field, ...limits };
  return { ...(empty ? nullable(schema) : schema), ...marks(attribute, use) };
}

function nullable({ type, enum: choices, ...rest }: JsonSchema): JsonSchema {
  return {
    ...rest,
    ...(type && { type: [...new Set([type, 'null'].flat())] }),
    ...(choices && { enum: [...choices, null] }),
  };
}

function marks(attribute: Attribute, use: Use): JsonSchema {
  return {
    ...(isFixed(attribute, use) && { readOnly: true }),
    ...(attribute.hidden && { 'x-hidden': true }),
    // Okta fills it in where a profile is given as a whole, and leaves it alone where a change leaves it out.
    ...(isWhole(use) && attribute.default !== undefined && { default: attribute.default }),
  };
}

function sentences({ description = '', only }: Attribute): string {
  if (only.length === 0) return description;
  const types = `Only for users of type ${only.join(' or ')}.`;
  return description ? `${description.replace(/[^.!?]$/, '$&.')} ${types}` : types;
}
