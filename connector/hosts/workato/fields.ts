import type { JsonSchema } from '../../../schemas/json-schema.ts';
import { code } from './ruby.ts';

/** A field of Workato's schema. Source: docs.workato.com, SDK reference, schema. */
export interface Field {
  name: string;
  label: string;
  [fact: string]: unknown;
}

/** The pick lists on whose choices a field depends: the fields that each needs. */
type Needs = Record<string, readonly string[]>;

/** The fields of a form. */
export const inputFields = (schema: JsonSchema, needs: Needs): Field[] =>
  entries(schema).map(([name, property]) => {
    const required = schema.required?.includes(name) === true;
    const when = property['x-show-when'];
    return {
      name,
      label: property.title ?? name,
      ...(property.description && { hint: property.description }),
      optional: !required,
      ...(!required && !property['x-advanced'] && { sticky: true }),
      ...(when && { ngIf: when.is.map((value) => `input.${when.field} == "${value}"`).join(' || ') }),
      ...(property.default !== undefined &&
        typeof property.default !== 'object' && { default: property.default }),
      ...control(name, property, needs, schema),
    };
  });

/** The fields of an output, which are datapills. */
export const outputFields = (schema: JsonSchema): Field[] =>
  entries(schema).map(([name, property]) => ({ name, label: property.title ?? name, ...shape(property) }));

const entries = ({ properties = {} }: JsonSchema): [string, JsonSchema][] => Object.entries(properties);

function shape(schema: JsonSchema): Record<string, unknown> {
  const type = typeOf(schema);
  const { items } = schema;
  if (type === 'array' && items?.properties)
    return { type: 'array', of: 'object', properties: outputFields(items) };
  if (type === 'array') return { type: 'array', of: typeOf(items ?? {}) ?? 'string' };
  if (type === 'object') {
    const properties = [...outputFields(schema), ...own(schema, false)];
    return { type: 'object', ...(properties.length > 0 && { properties }) };
  }
  return { type: type ?? 'string' };
}

function control(name: string, schema: JsonSchema, needs: Needs, form: JsonSchema): Record<string, unknown> {
  const type = typeOf(schema);
  const { items, enum: choices } = schema;
  const list = schema['x-pick-list'];
  if (type === 'array' && items?.properties) {
    return { type: 'array', of: 'object', properties: inputFields(items, needs) };
  }
  if (type === 'array') return { type: 'array', of: typeOf(items ?? {}) ?? 'string', convert_input: 'texts' };
  if (type === 'object' && schema.properties)
    return { type: 'object', properties: [...inputFields(schema, needs), ...own(schema, true)] };
  // An object whose attributes only the org knows is typed or mapped as JSON.
  if (type === 'object' || type === undefined)
    return { type: 'string', control_type: 'text-area', convert_input: 'json' };
  if (list) {
    // What a list needs may be none of the fields: a role of a user has no group.
    const given = (needs[list] ?? []).filter((needed) => needed in (form.properties ?? {}));
    const params = Object.fromEntries(given.map((needed) => [needed, needed]));
    return chosen(name, schema, form, {
      ...select,
      pick_list: list,
      ...(Object.keys(params).length > 0 && { pick_list_params: params }),
    });
  }
  if (choices) {
    const pick_list = choices.map((choice) => [String(choice), String(choice)]);
    return chosen(name, schema, form, { ...select, pick_list });
  }
  if (type === 'boolean') {
    const convert_input = 'boolean_conversion';
    return chosen(name, schema, form, { type: 'boolean', control_type: 'checkbox', convert_input });
  }
  if (type === 'integer') {
    return { type: 'integer', control_type: 'integer', convert_input: 'integer_conversion' };
  }
  if (type === 'number') return { type: 'number', control_type: 'number', convert_input: 'float_conversion' };
  const kind = schema['x-secret'] ? 'password' : schema['x-multiline'] ? 'text-area' : 'text';
  return { type: 'string', control_type: kind };
}

/** The attributes that the connected org has besides. Workato asks for the fields of a form each time that it shows it. */
const own = ({ 'x-dynamic': profile }: JsonSchema, isForm: boolean) =>
  profile
    ? [code(`*call('own_attributes', '${profile === 'userProfile' ? 'user' : 'group'}', ${isForm})`)]
    : [];

const select = { type: 'string', control_type: 'select' };

/** A choice, in whose place a value of an earlier step may be mapped. */
const chosen = (
  name: string,
  { title, description }: JsonSchema,
  form: JsonSchema,
  choice: { type: string; [fact: string]: unknown },
): Record<string, unknown> => ({
  ...choice,
  toggle_hint: 'Select from list',
  toggle_field: {
    name,
    label: title ?? name,
    type: choice.type,
    control_type: 'text',
    toggle_hint: 'Use custom value',
    optional: form.required?.includes(name) !== true,
    ...(choice['convert_input'] !== undefined && { convert_input: choice['convert_input'] }),
    ...(description && { hint: description }),
  },
});

/** The type, without that it may be null. */
const typeOf = ({ type }: JsonSchema): string | undefined =>
  [type ?? []].flat().find((one) => one !== 'null');
