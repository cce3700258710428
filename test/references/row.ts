/**
 * A command of another system and its place here. Their name of a field → the path of ours, with [] for the items of a
 * list. `connection.x` is a field of the connection, and `action x` says that choosing another action of ours, or running it
 * first, takes the place of an input. The outcome of a run is not an output: it ends, or it throws.
 */
export interface Row {
  theirs: string;
  ours: string;
  inputs?: Record<string, string>;
  outputs?: Record<string, string>;
}

/** Fields that have the same path in both. */
export const same = (...fields: string[]) => Object.fromEntries(fields.map((field) => [field, field]));
export const under = (place: string, ...fields: string[]) =>
  Object.fromEntries(fields.map((field) => [field, `${place}${field}`]));
