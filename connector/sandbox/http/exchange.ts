import type { Org } from '../state/org.ts';
import { OktaError } from './errors.ts';

/** One request, read as far as the server can read it without knowing the endpoint. */
export interface Call {
  readonly method: string;
  /** As it was sent, still encoded: links repeat it. */
  readonly path: string;
  readonly params: URLSearchParams;
  readonly body: string;
  /** The caller. */
  readonly principal: Principal;
  /** The length of pages, if a fault changes it. */
  readonly pages?: 'empty';
  segment(name: string): string;
  header(name: string): string | undefined;
}

/** The owner of an API token, or a service app that acts for itself. */
export interface Principal {
  readonly type: 'User' | 'PublicClientApp';
  readonly id: string;
  /** The API token, when there is one. */
  readonly tokenId?: string;
  /** The scopes of an access token. An API token has none: it may do what its owner may. */
  readonly scopes?: readonly string[];
}

export interface Reply {
  readonly status: number;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string | string[]>>;
}

/** A request and its reply, as `onExchange` gets them. */
export interface Exchange {
  readonly method: string;
  /** With the query, as it was sent. */
  readonly path: string;
  readonly status: number;
  /** The bodies as they were on the wire; an empty text where there was none. */
  readonly requestBody: string;
  readonly responseBody: string;
  /** Those of the response. Several values are header lines of their own. */
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  /** The kind of fault that struck. Status 0 without a body is a connection that broke before the work. */
  readonly fault?: string;
}

export type Handler = (org: Org, call: Call) => Reply | Promise<Reply>;
export type Route = readonly [
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  handler: Handler,
  produces?: MediaType,
];

/** The media type of replies: JSON, unless the route has another. */
export type MediaType = 'application/json' | 'application/xml';

export const json = (value: unknown, status = 200): Reply => ({ status, body: JSON.stringify(value) });
export const noContent: Reply = { status: 204 };

/** A parameter that is true or false, and what stands for it where it is absent. */
export function flag(call: Call, name: string, { absent = false } = {}): boolean {
  const value = call.params.get(name);
  return value === null ? absent : value.toLowerCase() === 'true';
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The body as an object; a key that the endpoint does not know makes it as ill-formed as a missing brace. */
export function readBody(call: Call, known: readonly string[]): Record<string, unknown> {
  let body: unknown;
  try {
    body = JSON.parse(call.body);
  } catch {
    throw new OktaError('E0000003');
  }
  if (!isObject(body) || Object.keys(body).some((key) => !known.includes(key)))
    throw new OktaError('E0000003');
  return body;
}

/** The body of an operation that needs none. */
export const readOptionalBody = (call: Call, known: readonly string[]): Record<string, unknown> =>
  call.body.trim() === '' ? {} : readBody(call, known);

/** A part of the body that, when it is there, is an object. */
export function readPart(body: Record<string, unknown>, key: string): Record<string, unknown> {
  const part = body[key] ?? {};
  if (!isObject(part)) throw new OktaError('E0000003');
  return part;
}
