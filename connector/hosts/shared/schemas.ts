import type { JsonSchema } from '../../../schemas/json-schema.ts';

/** A schema, and every schema in it: of its fields, its items and its alternatives. */
export const schemasIn = (schema: JsonSchema): JsonSchema[] => {
  const { properties = {}, items, anyOf = [] } = schema;
  const inner = [...Object.values(properties), ...(items ? [items] : []), ...anyOf];
  return [schema, ...inner.flatMap(schemasIn)];
};

/** The values of a keyword anywhere in a schema. */
export const marksIn = (schema: JsonSchema, keyword: 'x-pick-list' | 'x-dynamic'): string[] =>
  schemasIn(schema).flatMap(({ [keyword]: mark }) => mark ?? []);

/** The schema of a field, by its path: profile.login. */
export const fieldAt = (schema: JsonSchema, path: string[]): JsonSchema | undefined =>
  path.reduce<JsonSchema | undefined>((at, key) => at?.properties?.[key], schema);
