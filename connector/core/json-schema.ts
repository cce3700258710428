import { createRequire } from 'node:module';
import type { ZodTypeAny, z } from 'zod/v3';
import type { zodToJsonSchema } from 'zod-to-json-schema';
import { factsOf, titleOf } from '../../schemas/field.ts';
import type { JsonSchema, ObjectSchema } from '../../schemas/json-schema.ts';

/**
 * The JSON Schema of a Zod schema: draft-07, no `$ref`, field facts as `title` and `x-` keywords. Okta sends null for
 * whatever is empty, so that everything optional in an output may be null. Throws on an empty one.
 */
export function jsonSchema(schema: ZodTypeAny, side: 'input' | 'output'): ObjectSchema {
  // Required when a schema is first read, since a run of an action reads none and loading this costs as much as all else.
  const convert = createRequire(import.meta.url)('zod-to-json-schema') as {
    zodToJsonSchema: typeof zodToJsonSchema;
  };
  const { $schema, ...json } = convert.zodToJsonSchema(schema, {
    $refStrategy: 'none',
    target: 'jsonSchema7',
    postProcess: (made, def) =>
      made && {
        ...nullable(side === 'output' ? sent(made as JsonSchema) : (made as JsonSchema)),
        ...asking(made as JsonSchema, def),
        ...keywords({ _def: def } as ZodTypeAny, side),
      },
  }) as JsonSchema & { $schema?: string };
  if (!json.properties)
    throw new TypeError('zod-to-json-schema gave an empty schema: it reads zod/v3 objects only');
  // A schema with properties is an object.
  return titled(json) as ObjectSchema;
}

/** An object with null for each property that it can do without. */
function sent({ properties, ...rest }: JsonSchema): JsonSchema {
  if (!properties) return rest;
  const fields = Object.entries(properties).map(([key, of]) => [
    key,
    rest.required?.includes(key) ? of : orNull(of),
  ]);
  return { ...rest, properties: Object.fromEntries(fields) };
}

function orNull(schema: JsonSchema): JsonSchema {
  const { type, anyOf, enum: choices } = schema;
  return {
    ...schema,
    ...(type && { type: [...new Set([type, 'null'].flat())] }),
    ...(choices && { enum: [...new Set([...choices, null])] }),
    ...(anyOf && !anyOf.some((one) => one.type === 'null') && { anyOf: [...anyOf, { type: 'null' }] }),
  };
}

/** One type or null, as forms read it: `type: ['string', 'null']` in place of an `anyOf`. */
function nullable({ anyOf, ...rest }: JsonSchema): JsonSchema {
  const [of, none] = anyOf ?? [];
  const plain = anyOf?.length === 2 && none?.type === 'null' && typeof of?.type === 'string';
  if (!plain) return { ...(anyOf && { anyOf }), ...rest };
  return { ...of, ...rest, type: [of.type as string, 'null'], ...(of.enum && { enum: [...of.enum, null] }) };
}

/** The required fields, those too that only some orgs can do without. */
function asking({ required = [] }: JsonSchema, def: object): JsonSchema {
  const shape = 'shape' in def ? (def as z.ZodObjectDef).shape() : {};
  const asked = Object.keys(shape).filter((key) => factsOf(shape[key] as ZodTypeAny).required);
  return asked.length > 0 ? { required: [...required, ...asked] } : {};
}

function keywords(schema: ZodTypeAny, side: 'input' | 'output'): JsonSchema {
  const { title, pickList, secret, multiline, advanced, dynamic, whole, showWhen } = factsOf(schema);
  return {
    ...(title && { title }),
    ...(pickList && { 'x-pick-list': pickList }),
    ...(secret && { 'x-secret': true, ...(side === 'input' && { writeOnly: true }) }),
    ...(multiline && { 'x-multiline': true }),
    ...(advanced && { 'x-advanced': true }),
    ...(dynamic && { 'x-dynamic': dynamic }),
    ...(whole && { 'x-whole': true }),
    ...(showWhen && { 'x-show-when': showWhen }),
  };
}

/** Gives every property a title, so that a host can show any field without making up words of its own. */
function titled(schema: JsonSchema): JsonSchema {
  const { properties, items } = schema;
  return {
    ...schema,
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([key, of]) => [key, titled({ title: titleOf(key), ...of })]),
      ),
    }),
    ...(items && { items: titled(items) }),
  };
}
