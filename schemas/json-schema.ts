import type { ShowWhen } from './field.ts';

/** As much of JSON Schema draft-07 as our schemas use. */
export interface JsonSchema {
  type?: string | string[];
  title?: string;
  description?: string;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: boolean | JsonSchema;
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  readOnly?: boolean;
  writeOnly?: boolean;
  'x-pick-list'?: string;
  'x-secret'?: boolean;
  'x-multiline'?: boolean;
  'x-advanced'?: boolean;
  'x-dynamic'?: 'userProfile' | 'groupProfile';
  /** Belongs to the form only while another field of it has one of these values. */
  'x-show-when'?: ShowWhen;
  /** Overwrites all of a profile, so that an attribute that is left out is cleared. */
  'x-whole'?: boolean;
  /** The names of the values of `enum`, in the same order. A null at its end has none. */
  'x-enum-titles'?: string[];
  /** In the file of the manifest: it has the fields of this shared output besides its own. */
  'x-extends'?: string;
  /** Users do not see it in their own profile. The API gives and takes it all the same. */
  'x-hidden'?: boolean;
  [keyword: string]: unknown;
}

/** The schema of an object: of what an action takes or gives back. */
export interface ObjectSchema extends JsonSchema {
  type: 'object';
  properties: Record<string, JsonSchema>;
}
