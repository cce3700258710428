/** A kind of event that the System Log holds, and the outcomes that count. Without outcomes all of them do. */
export interface LogEventKind {
  readonly type: string;
  readonly results?: readonly string[];
}

/** A condition on an event that an input sets. An input that is left out sets none; of a list one value has to match. */
export interface LogCondition {
  readonly input: string;
  /** Places in the event, of which one has to match. A list on the way stands for each of its items. */
  readonly fields: readonly string[];
  /**
   * What a value of the input stands for: texts with which the field may begin, or no condition where there is none.
   * Without it the field equals the value.
   */
  readonly beginnings?: Readonly<Record<string, readonly string[]>>;
}

/** The events of a query, as one reads them from the System Log. */
export interface LogQuery {
  /** The events that count. Without them, and without beginnings, those for which the conditions hold. */
  readonly events?: readonly LogEventKind[];
  /** The events count, too, whose type begins with one of these. */
  readonly begins?: readonly string[];
  readonly where?: readonly LogCondition[];
  /** The input that holds a filter expression of one's own. */
  readonly filter?: string;
}

/**
 * The place in an event of which an output is made: the first target of a type (`*` for any), or a part of it, and a value
 * elsewhere in the event if there is no such target; a value at a path, or at another if there is none, or what the last
 * word of that text stands for; or a text at a path, taken apart at its commas.
 */
export type Lift =
  | { readonly target: string; readonly part?: string; readonly otherwise?: string }
  | { readonly path: string; readonly otherwise?: string; readonly ends?: Readonly<Record<string, string>> }
  | { readonly words: string };

/** A list of the System Log: which events it asks for, and what it says of each. */
export interface LogList extends LogQuery {
  /** The input that says how many hours it looks back. */
  readonly hours?: string;
  /** What stands in the `summary` of an event, beside what is Okta's. */
  readonly summary?: Readonly<Record<string, Lift>>;
}
