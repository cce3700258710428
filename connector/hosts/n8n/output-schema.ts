import type { JsonSchema } from '../../../schemas/json-schema.ts';
import { itemSchema } from '../../core/pages.ts';
import type { ManifestAction } from '../../index.ts';

/** The most fields of a simplified output, as n8n's guidelines ask. */
const maxSimple = 10;

/** What a field tells, by its name, the most telling first. What no line knows comes before the dates. */
const telling: RegExp[] = [
  /^(?:id|uuid)$/,
  /^(?:name|label|displayName|title|login|email|firstName|lastName|displayMessage)$/i,
  /^(?:status|type|eventType|published|severity|result|reason)$/,
];
const dates = /^(?:created|activated|last\w+|\w+(?:Changed|Updated|At))$/;

/** The paths of the fields that tell most of an item: its own, and those of the objects in it. Empty where that is all. */
export function simplePaths(action: Pick<ManifestAction, 'outputSchema'>): string[] {
  const { properties = {} } = itemSchema(action.outputSchema);
  // What has no ID is an answer of ours around an object, or has little in it.
  if (!('id' in properties) && !('uuid' in properties)) return [];
  const shown = Object.entries(properties).filter(([key]) => !key.startsWith('_'));
  const top = shown.filter(([, schema]) => isPlain(schema)).map(([key]) => key);
  const inner = shown.flatMap(([key, { properties: fields = {} }]) =>
    Object.entries(fields)
      .filter(([, schema]) => isPlain(schema))
      .map(([name]) => `${key}.${name}`),
  );
  if (inner.length === 0 && top.length === shown.length && top.length <= maxSimple) return [];
  return [...top, ...inner].sort((one, other) => rank(one) - rank(other)).slice(0, maxSimple);
}

/** The ID of an object inside tells less than its name. */
function rank(path: string): number {
  const [outer = '', name = outer] = path.split('.');
  const found = telling.findIndex((words) => words.test(name));
  const known = found >= 0 ? found : dates.test(name) ? telling.length + 1 : telling.length;
  return path.includes('.') && known === 0 ? telling.length : known;
}

/** The schema that n8n shows before the first run: `type`, `properties` and `items` are all that it reads. */
export function previewOf(schema: JsonSchema, paths?: readonly string[]): JsonSchema {
  const whole = preview(schema);
  if (!paths || paths.length === 0) return { ...whole, version: 1 };
  const properties: Record<string, JsonSchema> = {};
  for (const path of paths) {
    const [key = '', inner] = path.split('.');
    const field = whole.properties?.[key];
    if (!field) continue;
    const of = inner && field.properties?.[inner];
    if (!inner) properties[key] = field;
    else if (of) {
      const before = properties[key]?.properties;
      properties[key] = { type: 'object', properties: { ...before, [inner]: of } };
    }
  }
  return { type: 'object', properties, version: 1 };
}

function preview(schema: JsonSchema): JsonSchema {
  const type =
    [schema.type ?? schema.anyOf?.[0]?.type ?? 'string'].flat().find((one) => one !== 'null') ?? 'string';
  const { properties, items } = schema;
  return {
    type: type === 'integer' ? 'number' : type,
    ...(properties && {
      properties: Object.fromEntries(
        // n8n makes an expression of a key, which must be an identifier.
        Object.entries(properties)
          .filter(([key]) => /^[A-Za-z_$][\w$]*$/.test(key))
          .map(([key, inner]) => [key, preview(inner)]),
      ),
    }),
    ...(items && { items: preview(items) }),
  };
}

const isPlain = ({ type, anyOf, 'x-secret': secret }: JsonSchema): boolean =>
  !secret &&
  !anyOf &&
  [type ?? []].flat().some((one) => ['string', 'number', 'integer', 'boolean'].includes(one));

/** The paths of the secrets in an item. */
export function secretPaths({ properties = {} }: JsonSchema, above = ''): string[] {
  return Object.entries(properties).flatMap(([key, schema]) =>
    schema['x-secret'] ? [above + key] : secretPaths(schema, `${above}${key}.`),
  );
}
