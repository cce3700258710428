import type { Client } from './client.ts';

/** One entry of a drop-down. */
export interface Choice {
  label: string;
  value: string;
}

/** Some of the choices for a field, and where they go on. */
export interface ChoicePage {
  choices: Choice[];
  /** Continues after the last choice when given as `after`. Null at the end of the list. */
  nextCursor: string | null;
}

/** A question to a pick list. */
export interface PickListQuestion {
  /** The text that the person has typed so far. The whole list is searched for it. */
  search?: string | undefined;
  /** The cursor of an earlier page. */
  after?: string | undefined;
  /** Most choices wanted. Without it one page of Okta's. */
  limit?: number | undefined;
  /** The values of the fields that the list needs, by their keys: the factors of which user. */
  given?: Record<string, string> | undefined;
  /** Values that were chosen before, whose labels are wanted. Nothing else is given back. */
  chosen?: string[] | undefined;
}

/** Templates of a label, of which the first counts that is not empty: see `labelOf`. */
export type LabelTemplate = string | readonly string[];

/** The list of Okta's that choices are made of, as plain data. */
export interface ChoiceSource {
  /** The path of the list. Its placeholders are fields that the pick list needs. */
  path: string;
  query?: Readonly<Record<string, string | boolean>>;
  pageSize?: number;
  identity?: 'id';
  /**
   * How Okta finds what was typed: by a query parameter, or by attributes in a search, of which one begins so (sw) or holds
   * it (co). Without it the whole list is read, and what was typed is looked for in the labels.
   */
  find?: { parameter: 'q' } | { operator: 'sw' | 'co'; attributes: readonly string[] };
  /** The place of the value in an item. */
  value: string;
  /** The label: see `labelOf`. */
  label: LabelTemplate;
}

/** The choices for a field, read from the connected org. */
export interface PickList {
  title: string;
  scopes: readonly string[];
  /** The keys of the fields that it depends on. One of them has to be given. */
  needs?: readonly string[];
  /** Left out where the choices are more than one list of Okta's. */
  source?: ChoiceSource;
  choices(okta: Client, question: PickListQuestion): Promise<ChoicePage>;
}
