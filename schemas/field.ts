import type { ZodTypeAny } from 'zod/v3';

/** When a field belongs to the form: only while another field of the same form has one of some values. */
export interface ShowWhen {
  /** The key of the other field. */
  field: string;
  is: readonly string[];
  /** Needed whenever it is shown. */
  required?: boolean;
}

/** The facts about a field that a form or a datapill tree shows, besides its type and description. */
export interface FieldFacts {
  /** The label in the form. Without one it is made from the key: `lastUpdated` becomes "Last updated". */
  title?: string;
  /** The pick list that offers values for this field: `users`, `groups` ... */
  pickList?: string;
  /** A password, a token or anything else that must not be shown or logged. */
  secret?: boolean;
  /** A text of several lines, which a one-line field of a form would spoil. */
  multiline?: boolean;
  /** A list of words: a space ends one, as a comma or a line end does. */
  words?: boolean;
  /** Rarely needed: a form may fold it away. */
  advanced?: boolean;
  /** Holds the attributes of a profile, of which only the connected org knows the custom ones. */
  dynamic?: 'userProfile' | 'groupProfile';
  /** Overwrites all of a profile, so that an attribute that is left out is cleared. */
  whole?: boolean;
  /** Belongs only to some kinds of what the form makes. Given for another kind it is refused. It has no default. */
  showWhen?: ShowWhen;
  /** Okta requires it, unless the schema of the org says otherwise: forms ask for it, and Okta decides. */
  required?: boolean;
}

/** Attaches facts to a schema and gives back the same kind of schema. They reach the JSON Schema and the manifest. */
export function field<T extends ZodTypeAny>(schema: T, facts: FieldFacts): T {
  const Kind = schema.constructor as new (def: T['_def']) => T;
  return new Kind({ ...schema._def, facts: { ...factsOf(schema), ...facts } });
}

/** The facts of a schema, also when it was made optional, nullable or defaulted after they were attached. */
export function factsOf(schema: ZodTypeAny): FieldFacts {
  const { facts, innerType } = schema._def as { facts?: FieldFacts; innerType?: ZodTypeAny };
  return facts ?? (innerType ? factsOf(innerType) : {});
}

/** The label of a field in words: its own title, or its key with the words taken apart. */
export function titleOf(key: string, schema?: ZodTypeAny): string {
  const own = schema && factsOf(schema).title;
  if (own) return own;
  const words = key
    .replaceAll('_', ' ')
    .trim()
    .replace(/([a-z])([A-Z])/g, (_, end: string, start: string) => `${end} ${start.toLowerCase()}`)
    .replace(/\b(id|url)\b/g, (acronym) => acronym.toUpperCase());
  return words.charAt(0).toUpperCase() + words.slice(1);
}
