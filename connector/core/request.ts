import type { ZodTypeAny } from 'zod/v3';
import type { Method } from './send.ts';

export type QueryValue = string | number | boolean | readonly string[] | undefined | null;

/** One call of the org's API. `path` is a template; its `{placeholders}` are filled from `params`, encoded. */
export interface Call<S extends ZodTypeAny = ZodTypeAny> {
  method: Method;
  path: string;
  params?: Record<string, unknown>;
  query?: Record<string, QueryValue>;
  body?: unknown;
  headers?: Record<string, string>;
  /** Sent behind the User-Agent, which the System Log keeps: it tells afterwards whose call it was. */
  mark?: string;
  /** The shape that the reply must have. Without it the body is unknown. */
  expect?: S;
  /** Repeating it after a lost reply does no harm. The default is what the action declares, and always true for GET. */
  repeatable?: boolean;
  /** Sent also when the run was stopped: it takes back what the run began. */
  evenIfStopped?: boolean;
}

/** Output field → input field, or a value that is always the same. */
export type Given = Readonly<Record<string, string | boolean | null | undefined>>;

/** The HTTP call behind an action, as plain data, so that documentation and other hosts can read it. */
export interface RequestData {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Okta's path, with the input fields it needs in braces. */
  path: string;
  /** Input fields that are query parameters of the same name; or parameter → field where the names differ. */
  query?: readonly string[] | Readonly<Record<string, string>>;
  /** Place in the JSON body, with dots → input field. */
  body?: Readonly<Record<string, string>>;
  /** Header → input field. */
  headers?: Readonly<Record<string, string>>;
  /** Sent whatever the input is: in the query, and in the body beside what the input puts there. */
  fixed?: { query?: Readonly<Record<string, QueryValue>>; body?: Readonly<Record<string, unknown>> };
  /** Sent in the query where one input is given, or on, and others are left out. */
  instead?: { when: string; without: readonly string[]; query: Readonly<Record<string, QueryValue>> };
  /** What the action gives where Okta answers with nothing, or beside Okta's answer. */
  gives?: Given;
  /** Where a PUT replaces an object, so that it is read and merged first. */
  merge?: MergeData;
  /** An input that was left out: its value by that of another input. */
  usual?: Readonly<Record<string, { by: string; of: Readonly<Record<string, string | boolean>> }>>;
  /** Header of the reply → output field, for what Okta says nowhere else. */
  replyHeaders?: Readonly<Record<string, string>>;
  /** For a list: how it is paged. */
  list?: ListData;
}

/** The facts about an object that is read, merged and written, as plain data. */
export interface MergeData {
  /** Keys that are not written back: what Okta alone decides. */
  without: readonly string[];
  /** The input that holds more of the object. */
  more?: string;
  /** Lists are sets, which Okta gives back in an order of its own. */
  sets?: boolean;
}

/** The facts about a list, as plain data. */
export interface ListData {
  /** The output field that holds the items. */
  items: string;
  /** The most items in one page. Without it Okta gives all at once. */
  pageSize?: number;
  /**
   * The field that makes two items the same. An item that an earlier page held is then left out, as a list shows one twice that
   * changes while it is read. Without it nothing is left out.
   */
  identity?: 'id' | 'uuid' | undefined;
  /** The input field with which Okta gives no next page, and how many items it gives at most then. */
  whole?: { when: string; most: number };
}

/** The call that a request makes of an input. Fields that were left out are left out of the call. */
export function callOf(request: RequestData | undefined, given: Record<string, unknown>): Call {
  if (!request) throw new TypeError('An action that declares no request must declare execute.');
  const { method, path, query = [], body, headers, fixed, instead, usual } = request;
  const input = usual ? { ...given, ...usualValues(usual, given) } : given;
  const parameters = Array.isArray(query) ? query.map((name) => [name, name]) : Object.entries(query);
  const call: Call = { method, path, params: input };
  if (parameters.length > 0) {
    call.query = Object.fromEntries(parameters.map(([name, key]) => [name, input[key] as QueryValue]));
  }
  if (fixed?.query) call.query = { ...call.query, ...fixed.query };
  if (instead && input[instead.when] && !instead.without.some((name) => input[name])) {
    call.query = { ...call.query, ...instead.query };
  }
  if (headers) {
    const given = Object.entries(headers).filter(([, key]) => input[key] !== undefined);
    call.headers = Object.fromEntries(given.map(([name, key]) => [name, String(input[key])]));
  }
  if (body || fixed?.body) {
    const json = { ...fixed?.body };
    for (const [place, key] of Object.entries(body ?? {})) {
      if (input[key] !== undefined) put(json, place.split('.'), input[key]);
    }
    call.body = json;
  }
  return call;
}

const usualValues = (usual: NonNullable<RequestData['usual']>, input: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(usual).map(([name, { by, of }]) => [name, input[name] ?? of[String(input[by])]]),
  );

/** Those outputs, of an input. Whether they have the type that is asked for is checked when the action ends. */
export const givenBack = <Output>(given: Given | undefined, input: Record<string, unknown>): Output =>
  Object.fromEntries(
    Object.entries(given ?? {}).map(([name, value]) => [
      name,
      typeof value === 'string' ? input[value] : value,
    ]),
  ) as Output;

/** Sets a value at a path of an object, and makes the objects on the way. */
export function put(target: Record<string, unknown>, [key = '', ...rest]: string[], value: unknown): void {
  if (rest.length === 0) {
    target[key] = value;
  } else {
    const inner = { ...(target[key] as Record<string, unknown> | undefined) };
    target[key] = inner;
    put(inner, rest, value);
  }
}
