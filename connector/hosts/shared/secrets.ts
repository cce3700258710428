import type { JsonSchema } from '../../../schemas/json-schema.ts';
import { isSecretKey } from '../../core/secrets.ts';

export interface Masking {
  /** The words in place of a secret. */
  words: string;
  /** Writes only the names of what no schema describes: nobody knows whether a body or a header holds a secret. */
  namesOnly?: boolean;
}

/**
 * A copy without secrets: without the fields that a schema marks, those whose name says it where no schema describes
 * them, and the private parts of keys.
 */
export const withoutSecrets = (schema: JsonSchema, value: unknown, masking: Masking): unknown =>
  masked(branchesOf(schema), value, masking);

/** Every schema that may hold for a value, or none where nothing describes it. */
type Branches = JsonSchema[];

function masked(branches: Branches, value: unknown, masking: Masking, above = ''): unknown {
  const { words, namesOnly } = masking;
  if (value === undefined || value === null) return value;
  if (branches.some((schema) => schema['x-secret'])) return words;
  if (Array.isArray(value)) {
    const items = itemsOf(branches);
    if (namesOnly && items.length === 0) return `items: ${value.length}`;
    return value.map((item) => masked(items, item, masking, above));
  }
  if (typeof value === 'object') {
    const fields = Object.entries(value).map(([key, inner]) => {
      const described = propertyOf(branches, key);
      if (described.length > 0) return [key, masked(described, inner, masking, key)];
      if (isSecretKey(key, value, above)) return [key, words];
      return [key, masked(attributesOf(branches), inner, masking, key)];
    });
    return Object.fromEntries(fields);
  }
  if (!namesOnly) return value;
  if (!branches.some(isPlain)) return words;
  return above === 'path' && typeof value === 'string' ? value.replace(query, '') : value;
}

/** The query of a path, which may hold a token: the path is written before it is refused for its query. */
const query = /(?:[?#]|%3f).*$/is;

const branchesOf = (schema: JsonSchema): Branches => [schema, ...(schema.anyOf ?? []).flatMap(branchesOf)];

const propertyOf = (branches: Branches, key: string): Branches =>
  branches.flatMap(({ properties = {} }) =>
    Object.hasOwn(properties, key) ? branchesOf(properties[key] ?? {}) : [],
  );

const itemsOf = (branches: Branches): Branches =>
  branches.flatMap(({ items = {} }) => (Object.keys(items).length > 0 ? branchesOf(items) : []));

/** The attributes that an org added to a profile are described as a whole. What else may be added is not. */
const attributesOf = (branches: Branches): Branches =>
  branches.flatMap(({ additionalProperties: others, 'x-dynamic': dynamic }) =>
    dynamic && typeof others === 'object' ? branchesOf(others) : [],
  );

/** True for the schema of a text, a number or a boolean. A host may give one such value where a list is described. */
const isPlain = ({ type, enum: values, items }: JsonSchema): boolean =>
  values !== undefined ||
  [type ?? []].flat().some((one) => one !== 'object' && one !== 'array' && one !== 'null') ||
  (items !== undefined && branchesOf(items).some(isPlain));
