import type { JsonSchema } from '../../../schemas/json-schema.ts';
import type { Content, OpenApi, Operation, Parameter } from './document.ts';

export const versions = ['3.1', '3.0', '2.0'] as const;
export type Version = (typeof versions)[number];

/** The description in the version that a host imports. */
export function inVersion(document: OpenApi, version: Version): object {
  if (version === '3.1') return document;
  return version === '3.0' ? openApi30(document) : swagger20(document);
}

/** OpenAPI 3.0: one type and `nullable`, no `const`, no licence by its identifier. */
function openApi30({ info, paths, components, ...rest }: OpenApi): object {
  const { identifier: _, ...license } = info.license;
  return {
    ...rest,
    openapi: '3.0.3',
    info: { ...info, license },
    paths: mapSchemas(paths, schema30),
    components: { ...components, schemas: mapped(components.schemas, schema30) },
  };
}

/** Swagger 2.0, with the words that Microsoft's platforms know. Source: learn.microsoft.com/connectors/custom-connectors/openapi-extensions */
function swagger20({ info, servers, tags, paths, components, security }: OpenApi): object {
  const { host, protocol } = new URL(servers[0]?.url ?? '');
  const { identifier: _, ...license } = info.license;
  return {
    swagger: '2.0',
    info: { ...info, license },
    host,
    basePath: '/',
    schemes: [protocol.slice(0, -1)],
    consumes: ['application/json'],
    produces: ['application/json'],
    tags,
    paths: mapped(paths, (operations) => mapped(operations, operation20)),
    definitions: mapped(components.schemas, schema20),
    securityDefinitions: components.securitySchemes,
    security,
  };
}

function operation20(operation: Operation): object {
  const { parameters = [], requestBody, responses, tags, ...rest } = operation;
  const body = requestBody && {
    name: 'body',
    in: 'body',
    required: requestBody.required,
    schema: schema20(requestBody.content['application/json'].schema),
  };
  const { 200: done, 202: nothing, '4XX': refused } = responses;
  return {
    ...rest,
    tags,
    'x-ms-visibility': tags.includes('choices') ? 'internal' : 'important',
    parameters: [
      ...parameters.map(({ schema, ...parameter }) => ({
        ...parameter,
        type: 'string',
        ...(schema.enum && { enum: schema.enum }),
        'x-ms-summary': schema.title ?? parameter.name,
        'x-ms-visibility': visibilityOf(parameter, schema),
      })),
      ...(body ? [body] : []),
    ],
    responses: {
      200: response20(done),
      ...(nothing && { 202: response20(nothing) }),
      default: response20(refused),
    },
  };
}

function visibilityOf(
  { in: place, required }: Pick<Parameter, 'in' | 'required'>,
  schema: JsonSchema,
): string {
  if (schema['x-internal']) return 'internal';
  return place === 'header' || !required ? 'advanced' : 'important';
}

const response20 = ({ description = '', content }: Partial<Operation['responses'][string]> = {}) => ({
  description,
  ...(content && { schema: schema20(content['application/json'].schema) }),
});

/** A schema of OpenAPI 3.0. */
function schema30(schema: JsonSchema): JsonSchema {
  const { type, const: only, $ref, anyOf, propertyNames: _, ...rest } = schema;
  // Beside a reference everything else is ignored.
  if ($ref !== undefined) return { $ref };
  const types = [type ?? []].flat();
  const real = types.filter((one) => one !== 'null');
  const isNullable = types.includes('null') || anyOf?.some((one) => one.type === 'null');
  const kinds = anyOf?.filter((one) => one.type !== 'null');
  return {
    ...inner(rest, schema30),
    ...(real.length === 1 && { type: real[0] as string }),
    ...(kinds && kinds.length > 0 && { anyOf: kinds.map(schema30) }),
    ...(only !== undefined && { enum: [only] }),
    ...(isNullable && real.length + (kinds?.length ?? 0) > 0 && { nullable: true }),
  };
}

/** A schema of Swagger 2.0, which knows no alternatives: what may be of several kinds may be anything. */
function schema20(schema: JsonSchema): JsonSchema {
  const { $ref, nullable, anyOf: _, writeOnly: __, additionalProperties, ...rest } = schema30(schema);
  if ($ref !== undefined) return { $ref: String($ref).replace('#/components/schemas/', '#/definitions/') };
  const { properties, required = [], items } = schema;
  const fields = Object.entries(properties ?? {}).map(([key, field]): [string, JsonSchema] => {
    const list = field['x-pick-list'];
    return [
      key,
      {
        ...schema20(field),
        ...(field.$ref === undefined && {
          'x-ms-summary': field.title ?? key,
          ...(required.includes(key)
            ? { 'x-ms-visibility': 'important' }
            : field['x-advanced'] && { 'x-ms-visibility': 'advanced' }),
          ...(list && choicesFrom(list, field['x-pick-list-needs'] as string[] | undefined)),
        }),
      },
    ];
  });
  return {
    ...rest,
    ...(properties && { properties: Object.fromEntries(fields) }),
    ...(items && { items: schema20(items) }),
    ...(typeof additionalProperties === 'boolean' && { additionalProperties }),
    ...(nullable === true && { 'x-nullable': true }),
  };
}

/** Where the choices come from. A field of the body that they depend on has a name only in the newer of Microsoft's two words. */
function choicesFrom(list: string, needs: readonly string[] = []): object {
  const operationId = `choices_of_${list.replace(/\W/g, '_')}`;
  const values = {
    operationId,
    'value-path': 'value',
    'value-title': 'label',
    'value-collection': 'choices',
  };
  if (needs.length === 0) return { 'x-ms-dynamic-values': values };
  const each = (to: (key: string) => object) => Object.fromEntries(needs.map((key) => [key, to(key)]));
  return {
    'x-ms-dynamic-values': { ...values, parameters: each((parameter) => ({ parameter })) },
    'x-ms-dynamic-list': {
      operationId,
      itemValuePath: 'value',
      itemTitlePath: 'label',
      itemsPath: 'choices',
      parameters: each((key) => ({ parameterReference: `body/${key}` })),
    },
  };
}

/** The same change to every schema in a schema. */
function inner(schema: JsonSchema, change: (schema: JsonSchema) => JsonSchema): JsonSchema {
  const { properties, items, additionalProperties } = schema;
  return {
    ...schema,
    ...(properties && { properties: mapped(properties, change) }),
    ...(items && { items: change(items) }),
    ...(typeof additionalProperties === 'object' && { additionalProperties: change(additionalProperties) }),
  };
}

const mapSchemas = (paths: OpenApi['paths'], change: (schema: JsonSchema) => JsonSchema) =>
  mapped(paths, (operations) =>
    mapped(operations, (operation) => {
      const content = (of: Content): Content => ({
        'application/json': { ...of['application/json'], schema: change(of['application/json'].schema) },
      });
      const { requestBody, responses } = operation;
      return {
        ...operation,
        ...(requestBody && { requestBody: { ...requestBody, content: content(requestBody.content) } }),
        responses: mapped(responses, (response) =>
          response.content ? { ...response, content: content(response.content) } : response,
        ),
      };
    }),
  );

const mapped = <T, U>(of: Record<string, T>, change: (value: T) => U): Record<string, U> =>
  Object.fromEntries(Object.entries(of).map(([key, value]) => [key, change(value)]));
