import type { JsonSchema, ObjectSchema } from '../../schemas/json-schema.ts';
import { ConnectorError } from '../core/error.ts';

/** The place in an input that a column fills. Undefined for a column that is left out. */
export type Column = string[] | undefined;

interface Field {
  path: string[];
  title: string;
}

/**
 * The places that the columns of a table fill, by their headings: the path of a field (`profile.firstName`), its name or its
 * title, in any case and with any spaces. `named` says it for headings that fit none: heading to path, or to nothing for a
 * column that is left out. INVALID_INPUT names every heading that fits no field, or several.
 */
export function columnsOf(
  schema: ObjectSchema,
  headings: readonly string[],
  named: Readonly<Record<string, string>>,
): Column[] {
  const fields = fieldsIn(schema);
  const problems: string[] = [];
  let example: string | undefined;
  const columns = headings.map((heading): Column => {
    const path = Object.hasOwn(named, heading) ? named[heading] : undefined;
    if (path === '') return undefined;
    const found = path === undefined ? matching(fields, heading) : byPath(fields, path);
    if (found.length > 1) {
      problems.push(`"${heading}" fits ${found.map(({ path }) => path.join('.')).join(' and ')}`);
    } else if (found[0]) {
      return found[0].path;
    } else {
      const own = (path ?? heading).split('.');
      if (isOpen(schema, own)) return own;
      problems.push(`"${heading}" fits no field`);
    }
    example ??= heading;
    return undefined;
  });
  for (const heading of Object.keys(named).filter((name) => !headings.includes(name))) {
    problems.push(`there is no column "${heading}"`);
  }
  for (const [at, column] of columns.entries()) {
    const first = columns.findIndex((other) => column && other?.join('.') === column.join('.'));
    if (column && first < at) problems.push(`"${headings[first]}" and "${headings[at]}" fill the same field`);
  }
  if (problems.length === 0) return columns;
  throw new ConnectorError(
    'INVALID_INPUT',
    `The columns do not fit: ${problems.join('; ')}. Say which field a column fills with --map "${example ?? headings[0]}=profile.email", or leave it out with --map "${example ?? headings[0]}=". The fields are ${fields.map(({ path }) => path.join('.')).join(', ')}.`,
  );
}

/** The fields that a cell can fill: every field of the input and of the objects in it. */
function fieldsIn({ properties = {} }: JsonSchema, above: string[] = []): Field[] {
  return Object.entries(properties).flatMap(([key, schema]): Field[] => {
    const path = [...above, key];
    if (schema.properties && Object.keys(schema.properties).length > 0) return fieldsIn(schema, path);
    return [{ path, title: schema.title ?? key }];
  });
}

function matching(fields: Field[], heading: string): Field[] {
  const exact = byPath(fields, heading);
  if (exact.length > 0) return exact;
  const letters = lettersOf(heading);
  const named = (of: (field: Field) => string) => fields.filter((field) => lettersOf(of(field)) === letters);
  for (const of of [
    ({ path }: Field) => path.join(''),
    ({ path }: Field) => path.at(-1) ?? '',
    ({ title }: Field) => title,
  ]) {
    const found = named(of);
    if (found.length > 0) return found;
  }
  return [];
}

const byPath = (fields: Field[], text: string) => fields.filter(({ path }) => path.join('.') === text);

const lettersOf = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** True for a name inside an object that takes names of the org's own, such as a custom attribute of a profile. */
function isOpen(schema: JsonSchema, [key = '', ...rest]: string[]): boolean {
  if (rest.length > 0) {
    const inner = schema.properties?.[key];
    return inner !== undefined && isOpen(inner, rest);
  }
  return (
    key !== '' && key !== '__proto__' && schema.type === 'object' && Boolean(schema.additionalProperties)
  );
}
