import { at, type Body } from './plain.ts';

export type PlainCall = [method: string, path: string, body?: unknown, headers?: Record<string, string>];

export interface ChangeRow {
  input: Record<string, unknown>;
  /** The calls that anybody would make. */
  calls: PlainCall[];
  /** The preparation of both orgs. */
  before?: PlainCall[];
  /** Whom it is about, by ID or login, where the input does not say. */
  about?: string;
  /** The paths of what else it changes, which are read to the end afterwards. */
  shows?: string[];
}

export const password = 'Sandbox-Pass-1';
export const newPassword = 'Quiet-Harbour-7';
export const userPath = (id: string, rest = '') => `/api/v1/users/${id}${rest}`;

/** Rows of an action that posts to a path of a user. */
export const posts = (
  { id }: Body,
  path: string,
  rows: [input: object, query: Record<string, string | boolean>, body?: unknown][],
): ChangeRow[] =>
  rows.map(([input, query, body]) => ({
    input: { userId: id, ...input },
    calls: [['POST', at(userPath(id, path), query), body]],
  }));

/** The row of a new attribute in a schema. */
export const propertyRow = (
  path: string,
  input: { name: string } & Record<string, unknown>,
  property: object,
): ChangeRow => ({
  input,
  calls: [['POST', path, { definitions: { custom: { properties: { [input.name]: property } } } }]],
});
