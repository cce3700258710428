import type { JsonSchema } from '../../../schemas/json-schema.ts';

/** What a keyword says of a schema and of the fields in it. */
export const marksIn = (schema: JsonSchema, keyword: 'x-pick-list' | 'x-dynamic'): string[] => [
  ...(schema[keyword] ? [schema[keyword]] : []),
  ...fieldsIn(schema).flatMap((field) => marksIn(field, keyword)),
];

export const fieldsIn = ({ properties = {}, items }: JsonSchema): JsonSchema[] => [
  ...Object.values(properties),
  ...(items ? [items] : []),
];
