import type { ConnectorError } from './error.ts';

/** One HTTP request, ready for the wire. */
export interface HttpRequest {
  method: Method;
  url: string;
  headers: Record<string, string>;
  body?: string | undefined;
  signal?: AbortSignal | undefined;
  /** Sending it twice does no harm, so it may be repeated after a lost reply. */
  repeatable: boolean;
  /** It asks for a change, so whoever does not learn what came of it is told to look. */
  changes?: boolean;
  /** The end of the time for all tries together, by the road's clock, in ms. */
  deadline: number;
  /** The secrets in it, which must not come back in an answer. */
  secrets?: readonly string[];
  /** The time that this try may take, from the connection to the last byte of the answer, in ms. */
  timeout?: number;
  /** The most bytes that are read of an answer, as they are after any decompression. */
  maxResponseSize?: number;
  /** Called when a reply is lost and the request is sent again, so that the first one may have been carried out. */
  onLost?: () => void;
  /** Called with a sentence when the road waits or tries again. */
  log?: ((message: string) => void) | undefined;
}

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH';

/** One HTTP response. Header names are lower case; repeated headers are joined with a comma. */
export interface HttpResponse {
  status: number;
  headers: Record<string, string>;
  body: string;
  /** The content of a success, once the road has read its body. */
  content?: unknown;
}

/**
 * Sends one request, once. Rejects with a ConnectorError: NETWORK, TIMEOUT or CANCELLED, or UNEXPECTED_RESPONSE for an
 * answer that is too large to be read. Any other error is taken for a mistake in the program, and is neither repeated nor
 * put into words.
 */
export type Send = (request: HttpRequest) => Promise<HttpResponse>;

/**
 * A request that never went out, since what it needs, such as an access token, could not be had. No layer repeats it: its
 * cause is the ConnectorError that tells why, and whoever found it has tried long enough.
 */
export class NotSent extends Error {
  declare readonly cause: ConnectorError;

  constructor(cause: ConnectorError) {
    super(cause.message, { cause });
  }
}

/** Wraps a send in one concern: retry, rate limit, authorization. */
export type Layer = (next: Send) => Send;

/** The body as JSON; undefined where it is empty, HTML or something else. */
export function jsonIn({ body }: Pick<HttpResponse, 'body'>): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** The path and query of an absolute URL, as they stand in it. */
export const pathIn = (url: string): string => url.slice(url.indexOf('/', url.indexOf('//') + 2));

/** The layers around a send, the first outermost. */
export const layered = (layers: Layer[], send: Send): Send =>
  layers.reduceRight((next, layer) => layer(next), send);
