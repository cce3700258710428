import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';

// Okta's own description of its API, where OKTA_OPENAPI names a copy of it as JSON. The description is Okta's, so it is
// not kept here. Source: github.com/okta/okta-management-openapi-spec

export interface Schema {
  $ref?: string;
  type?: string;
  enum?: unknown[];
  nullable?: boolean;
  properties?: Record<string, Schema>;
  additionalProperties?: boolean | Schema;
  items?: Schema;
  allOf?: Schema[];
  oneOf?: Schema[];
  anyOf?: Schema[];
  /** The schemas of the kinds, by what a property says of the kind. */
  discriminator?: { mapping?: Record<string, string> };
}
interface Parameter {
  $ref?: string;
  name: string;
  in: string;
  required?: boolean;
}
interface Content {
  $ref?: string;
  content?: { 'application/json'?: { schema?: Schema } };
}
export interface Operation {
  method: string;
  path: string;
  parameters: Parameter[];
  requestBody?: Content;
  responses: Record<string, Content>;
  security?: Record<string, string[]>[];
}

export interface Specification {
  /** By operationId. */
  readonly operations: ReadonlyMap<string, Operation>;
  /** The target of a reference; anything else as it is. */
  resolved<T extends { $ref?: string }>(value: T): T;
  /** The schema of the JSON that a request or a response holds. */
  jsonOf(content: Content): Schema | undefined;
  /** Says where a value is not what a schema describes, and how: the places are JSON pointers. */
  faultsOf(schema: Schema, value: unknown): string[];
}

const { OKTA_OPENAPI } = process.env;

/** Okta's specification, or undefined where there is no copy of it. */
export const specification = OKTA_OPENAPI ? read(OKTA_OPENAPI) : undefined;

function read(file: string): Specification {
  const document = JSON.parse(readFileSync(file, 'utf8')) as {
    paths: Record<string, Record<string, unknown>>;
    components: Record<string, Record<string, unknown>>;
  };
  const ajv = new Ajv({ strict: false, logger: false, allErrors: true, verbose: true, unicodeRegExp: false });
  addFormats.default(ajv);
  ajv.addSchema({ $id: 'okta', components: draft07(document.components) as object });
  const compiled = new Map<Schema, ValidateFunction>();

  function resolved<T extends { $ref?: string }>(value: T): T {
    if (!value.$ref) return value;
    const [kind = '', name = ''] = value.$ref.split('/').slice(-2);
    return resolved(document.components[kind]?.[name] as T);
  }

  return {
    operations: operationsOf(document.paths),
    resolved,
    jsonOf: (content) => resolved(content).content?.['application/json']?.schema,
    faultsOf(schema, value) {
      const valid = compiled.get(schema) ?? ajv.compile(draft07({ allOf: [schema] }, 'okta') as object);
      compiled.set(schema, valid);
      valid(value);
      return (valid.errors ?? []).map(({ instancePath, message, data }) =>
        data === null ? `${instancePath} is null and ${message}` : `${instancePath} ${message}`,
      );
    },
  };
}

function operationsOf(paths: Record<string, Record<string, unknown>>): Map<string, Operation> {
  const operations = new Map<string, Operation>();
  for (const [path, { parameters: shared = [], ...methods }] of Object.entries(paths)) {
    for (const [method, described] of Object.entries(methods)) {
      const { operationId, parameters = [], ...rest } = described as Operation & { operationId: string };
      const all = [...(shared as Parameter[]), ...parameters];
      operations.set(operationId, { ...rest, method: method.toUpperCase(), path, parameters: all });
    }
  }
  return operations;
}

/** OpenAPI 3.0 in the words of draft-07: `nullable` becomes a type, references name their document. */
function draft07(schema: unknown, document = ''): unknown {
  if (Array.isArray(schema)) return schema.map((one) => draft07(one, document));
  if (typeof schema !== 'object' || schema === null) return schema;
  const { nullable, discriminator, ...rest } = schema as Schema & { discriminator?: unknown };
  const made: Schema & { discriminator?: unknown } = {};
  for (const [key, value] of Object.entries(rest)) {
    Object.assign(made, { [key]: key === '$ref' ? `${document}${value}` : draft07(value, document) });
  }
  if (discriminator && typeof discriminator !== 'object') made.discriminator = discriminator;
  return nullable === true ? { anyOf: [made, { type: 'null' }] } : made;
}
