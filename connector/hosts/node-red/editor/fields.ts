import type { JsonSchema } from '../../../../schemas/json-schema.ts';

/** A field of a form, or of what an action gives back. This is all that the editor knows of it. */
export interface Field {
  key: string;
  title: string;
  /** `any` takes several kinds of values. */
  kind: 'string' | 'number' | 'boolean' | 'array' | 'object' | 'any';
  help?: string | undefined;
  required?: true;
  nullable?: true;
  secret?: true;
  multiline?: true;
  advanced?: true;
  default?: unknown;
  /** A value that would do, to show what is meant. */
  example?: unknown;
  /** The values to choose from: of the field, or of each item of a list. */
  choices?: { value: string; label: string }[];
  pickList?: string;
  /** The fields on whose values the pick list depends. One of them must be known. */
  needs?: string[];
  /** Belongs to the form only while another field has one of some values. */
  showWhen?: NonNullable<JsonSchema['x-show-when']>;
  /** The same in a sentence. */
  condition?: string;
  /** A list of texts. */
  texts?: true;
  /** The fields of an object, or of each object in a list. */
  fields?: Field[];
  /** Takes attributes that only the connected org knows. */
  custom?: true;
  /** Okta does not let it be changed. */
  readOnly?: true;
}

/** The fields of an object schema, without what the editor has no use for. */
export function fieldsOf({ properties = {}, required = [] }: JsonSchema): Field[] {
  return Object.entries(properties).map(([key, property]) => fieldOf(key, property, required.includes(key)));
}

function fieldOf(key: string, schema: JsonSchema, required: boolean): Field {
  const types = [schema.type ?? []].flat();
  const fields = fieldsOf(schema.items ?? schema);
  const choices = choicesOf(schema.items ?? schema);
  // A field that takes any value also takes null.
  const nullable = types.includes('null') || (types.length === 0 && !schema.anyOf);
  return {
    key,
    title: schema.title ?? key,
    kind: kindOf(types.find((type) => type !== 'null')),
    ...(schema.description && { help: schema.description }),
    ...(required && { required }),
    ...(nullable && { nullable }),
    ...(schema['x-secret'] && { secret: true }),
    ...(schema['x-multiline'] && { multiline: true }),
    ...(schema['x-advanced'] && { advanced: true }),
    ...(schema.default !== undefined && { default: schema.default }),
    ...(choices.length > 0 && { choices }),
    ...(schema['x-pick-list'] && { pickList: schema['x-pick-list'] }),
    ...(schema['x-show-when'] && { showWhen: schema['x-show-when'] }),
    ...(schema.items?.type === 'string' && { texts: true }),
    ...(fields.length > 0 && { fields }),
    ...((schema['x-dynamic'] || typeof schema.additionalProperties === 'object') && { custom: true }),
    ...(schema.readOnly && { readOnly: true }),
  };
}

const choicesOf = ({ enum: values = [], 'x-enum-titles': titles = [] }: JsonSchema) =>
  values.flatMap((value, index) =>
    value === null ? [] : [{ value: String(value), label: titles[index] ?? String(value) }],
  );

function kindOf(type: string | undefined): Field['kind'] {
  if (type === 'integer' || type === 'number') return 'number';
  if (type === 'string' || type === 'boolean' || type === 'array' || type === 'object') return type;
  return 'any';
}

/** The secrets among the fields, by their path. */
export function secretsOf(fields: Field[], before = ''): string[] {
  return fields.flatMap(({ key, secret, kind, fields: inner = [] }) => {
    if (secret) return [before + key];
    return kind === 'object' ? secretsOf(inner, `${before}${key}.`) : [];
  });
}
