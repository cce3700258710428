import type { JsonSchema } from '../../../schemas/json-schema.ts';
import { isObject } from '../../core/conform.ts';
import { put } from '../../core/request.ts';
import { conditionsIn } from '../shared/conditions.ts';
import type { Choice, Field, Perform } from './zapier.ts';

/** The pick lists, as Zapier asks for their choices. */
export interface PickLists {
  choices: (list: string) => Perform;
  /** The fields that a list depends on. */
  needs: (list: string) => readonly string[];
}

/** What parts the names of an object and of a field in it. */
const inside = '__';

/** The field for the attributes of a profile that are the org's own. */
const others = 'others';

/** The fields of a form. An object is shown field by field, since Zapier has none in forms. */
export function inputFields(schema: JsonSchema, lists: PickLists, above = '', required = true): Field[] {
  const { properties = {}, required: needed = [] } = schema;
  const conditions = conditionsIn(schema);
  return Object.entries(properties).flatMap(([name, field]): Field[] => {
    const key = above + name;
    const isNeeded = required && needed.includes(name);
    if (field.properties && Object.keys(field.properties).length > 0) {
      const open = field.additionalProperties ? [otherAttributes(key, field)] : [];
      return [...inputFields(field, lists, key + inside, isNeeded), ...open];
    }
    return [{ ...inputField(key, field, lists, conditions[name]), required: isNeeded }];
  });
}

function inputField(key: string, schema: JsonSchema, lists: PickLists, condition?: string): Field {
  const { title, description, items, default: preset } = schema;
  const label = title ?? key;
  const one = typeOf(schema) === 'array' && items ? { ...schema, ...items } : schema;
  // The names of fields in a row are unique in all of a form, and a row has no hint.
  if (one !== schema && one.properties)
    return { key, label, children: inputFields(one, lists, key + inside) };
  const list = one['x-pick-list'];
  const needs = list ? lists.needs(list) : [];
  return {
    key,
    label,
    helpText: [description ?? label, condition].filter(Boolean).join(' ').slice(0, 1000),
    type: inputType(one),
    ...(one !== schema && { list: true }),
    ...(list ? { choices: { perform: lists.choices(list) } } : choicesOf(one)),
    ...(needs.length > 0 && { dependsOn: [...needs] }),
    ...presetOf(preset),
  };
}

const otherAttributes = (key: string, { title }: JsonSchema): Field => ({
  key: key + inside + others,
  label: `${title ?? key}: other attributes`,
  helpText: 'Attributes of your org that are not in this form, by their variable names.',
  dict: true,
  required: false,
});

function inputType(schema: JsonSchema): string {
  const type = typeOf(schema);
  if (schema['x-secret']) return 'password';
  if (schema['x-multiline'] || type === 'object') return 'text';
  if (schema.format === 'date-time') return 'datetime';
  return ['boolean', 'integer', 'number'].includes(type) ? type : 'string';
}

/** Zapier keeps texts alone as defaults. */
const presetOf = (preset: unknown): { default?: string } =>
  ['string', 'number', 'boolean'].includes(typeof preset) && preset !== '' ? { default: String(preset) } : {};

function choicesOf({ enum: values = [], 'x-enum-titles': titles = [] }: JsonSchema): { choices?: Choice[] } {
  const texts = values.filter((value) => typeof value === 'string');
  if (texts.length === 0) return {};
  return { choices: texts.map((value, at) => ({ value, sample: value, label: titles[at] ?? value })) };
}

/** The fields that later steps can use. */
export function outputFields({ properties = {} }: JsonSchema, above = ''): Field[] {
  return Object.entries(properties).flatMap(([name, schema]): Field[] => {
    const key = above + name;
    const type = typeOf(schema);
    if (type === 'object' && schema.properties) return outputFields(schema, key + inside);
    if (type === 'array' && schema.items?.properties) return outputFields(schema.items, `${key}[]`);
    return [
      { key, label: schema.title ?? name, ...(type === 'array' && { list: true }), type: outputType(schema) },
    ];
  });
}

function outputType(schema: JsonSchema): string {
  const type = typeOf(schema);
  if (schema['x-secret']) return 'password';
  return ['boolean', 'integer', 'number'].includes(type) ? type : 'string';
}

const typeOf = ({ type, anyOf }: JsonSchema): string =>
  [type ?? anyOf?.[0]?.type ?? 'string'].flat().find((one) => one !== 'null') ?? 'string';

/** The input of an action from a form that was filled in: objects are put together again, and what is empty is left out. */
export function inputOf(filled: Record<string, unknown>): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(filled)) {
    if (value === undefined || value === null || value === '') continue;
    if (Array.isArray(value) && value.length === 0) continue;
    const path = key.split(inside);
    if (path.at(-1) !== others)
      put(input, path, Array.isArray(value) ? value.map((row) => rowOf(key, row)) : value);
    else for (const [name, one] of Object.entries(value)) put(input, [...path.slice(0, -1), name], one);
  }
  return input;
}

/** A row of a form without the name of its field before each of its own. */
function rowOf(key: string, row: unknown): unknown {
  if (!isObject(row)) return row;
  const before = key + inside;
  const own = Object.entries(row).map(([name, value]) => [
    name.startsWith(before) ? name.slice(before.length) : name,
    value,
  ]);
  return inputOf(Object.fromEntries(own));
}
