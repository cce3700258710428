import type { Property } from 'n8n-workflow';
import type { JsonSchema } from '../../../schemas/json-schema.ts';

/** How the value of a parameter becomes the value of an input. */
export type Kind = 'value' | 'json' | 'rows' | 'attributes';

/** A field of an action as n8n has it: the parameter in the form, and how its value is read. */
export interface Parameter {
  property: Property;
  kind: Kind;
}

/** The parameter for one field of a form. `rest` is what only the form around it knows. */
export function parameterOf(
  key: string,
  schema: JsonSchema,
  rest: Partial<Pick<Property, 'required' | 'displayOptions'>> = {},
): Parameter {
  const { items = {}, default: preset } = schema;
  const facts = {
    displayName: titleCase(schema.title ?? key),
    name: key,
    ...(schema.description && { description: schema.description }),
    ...rest,
  };
  const type = typeOf(schema);
  const list = schema['x-pick-list'];
  const value = (property: Omit<Property, keyof typeof facts>): Parameter => ({
    kind: 'value',
    property: { ...facts, ...property },
  });

  if (schema['x-dynamic'] && type === 'object') {
    return { kind: 'attributes', property: { ...facts, ...attributes(schema) } };
  }
  if (list && type === 'array') {
    return value({ type: 'multiOptions', default: [], typeOptions: { loadOptionsMethod: list } });
  }
  if (list) return value(locator(list));
  if (type === 'array' && items.enum) {
    return value({ type: 'multiOptions', default: preset ?? [], options: optionsOf(items) });
  }
  if (type === 'array' && items.properties) return { kind: 'rows', property: { ...facts, ...rows(items) } };
  if (type === 'array' && typeOf(items) === 'string') {
    const typeOptions = { multipleValues: true, multipleValueButtonText: 'Add' };
    return value({ type: 'string', default: preset ?? [], typeOptions });
  }
  if (schema.enum) {
    const options = optionsOf(schema);
    return value({ type: 'options', default: preset ?? options[0]?.value ?? '', options });
  }
  if (type === 'object' && schema.properties) {
    const options = Object.entries(schema.properties).map(
      ([name, inner]) => parameterOf(name, inner).property,
    );
    return value({ type: 'collection', default: {}, placeholder: 'Add Field', options });
  }
  switch (type) {
    case 'boolean':
      return value({ type: 'boolean', default: preset ?? false });
    case 'integer':
    case 'number':
      return value({ type: 'number', default: preset ?? 0, typeOptions: bounds(schema) });
    case 'string':
      return schema.format === 'date-time'
        ? value({ type: 'dateTime', default: preset ?? '' })
        : value({ type: 'string', default: preset ?? '', ...text(schema) });
    default:
      return { kind: 'json', property: { ...facts, type: 'json', default: preset ?? '' } };
  }
}

/** Okta's choices, by a list that can be searched, or by what an earlier step knows. */
const locator = (list: string): Pick<Property, 'type' | 'default' | 'modes'> => ({
  type: 'resourceLocator',
  default: { mode: 'list', value: '' },
  modes: [
    {
      displayName: 'From List',
      name: 'list',
      type: 'list',
      typeOptions: { searchListMethod: list, searchable: true },
    } as unknown as Property,
    {
      displayName: list === 'users' ? 'By ID or Login' : 'By ID',
      name: 'id',
      type: 'string',
    } as unknown as Property,
  ],
});

/** A profile, whose attributes the org knows. */
const attributes = (
  schema: JsonSchema,
): Pick<Property, 'type' | 'default' | 'typeOptions' | 'noDataExpression'> => ({
  type: 'resourceMapper',
  noDataExpression: true,
  default: { mappingMode: 'defineBelow', value: null },
  typeOptions: {
    // n8n asks again when one of these changes, since the attributes depend on the type of user.
    loadOptionsDependsOn: ['operation', 'userTypeId'],
    resourceMapper: {
      resourceMapperMethod: 'attributes',
      mode: 'add',
      fieldWords: { singular: 'attribute', plural: 'attributes' },
      addAllFields: Boolean(schema['x-whole']),
      multiKeyMatch: false,
      supportAutoMap: true,
    },
  },
});

const rows = ({
  properties = {},
}: JsonSchema): Pick<Property, 'type' | 'default' | 'typeOptions' | 'options'> => ({
  type: 'fixedCollection',
  default: {},
  typeOptions: { multipleValues: true },
  options: [
    {
      displayName: 'Row',
      name: 'rows',
      values: Object.entries(properties).map(([key, inner]) => parameterOf(key, inner).property),
    },
  ],
});

const text = ({ 'x-secret': secret, 'x-multiline': multiline }: JsonSchema): Partial<Property> => ({
  ...((secret || multiline) && {
    typeOptions: { ...(secret && { password: true }), ...(multiline && { rows: 4 }) },
  }),
});

const bounds = ({ minimum, maximum }: JsonSchema) => ({
  ...(minimum !== undefined && { minValue: minimum }),
  ...(maximum !== undefined && { maxValue: maximum }),
});

const optionsOf = ({ enum: values = [], 'x-enum-titles': titles = [] }: JsonSchema) =>
  values.flatMap((value, at) =>
    value === null ? [] : [{ name: titles[at] ?? String(value), value: String(value) }],
  );

const typeOf = ({ type }: JsonSchema): string | undefined =>
  [type ?? []].flat().find((one) => one !== 'null');

const small = /^(?:a|an|and|as|at|by|for|from|in|is|of|on|or|the|to|with)$/;

/** n8n writes labels in Title Case: "Send email" is "Send Email". */
export const titleCase = (title: string): string =>
  title
    .split(' ')
    .map((word, at) => (at > 0 && small.test(word) ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join(' ');
