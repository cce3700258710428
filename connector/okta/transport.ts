import apiRequest from 'undici/lib/api/api-request.js';
import { getGlobalDispatcher } from 'undici/lib/global.js';
import { ConnectorError } from '../core/error.ts';
import { type HttpRequest, type HttpResponse, pathIn } from '../core/send.ts';

// undici's index also loads fetch, WebSocket, caches and mocks: 60 ms of every start for code that is never called.
// The two modules above are what its `request` is made of, and the global dispatcher is the one of every copy.

/** How long Okta may take to answer one try, in ms. A query of the System Log may take 30 s. */
const patience = 60_000;

/** Sends one request over undici's global dispatcher, looked up at each call so that a proxy set later is used. */
export async function send({
  method,
  url,
  headers,
  body,
  signal,
  repeatable,
}: HttpRequest): Promise<HttpResponse> {
  const path = pathIn(url);
  const origin = url.slice(0, -path.length);
  try {
    signal?.throwIfAborted();
    const response = await apiRequest.call(getGlobalDispatcher(), {
      origin,
      path,
      method,
      headers,
      body: body ?? null,
      signal,
      headersTimeout: patience,
      bodyTimeout: patience,
    });
    const text = await response.body.text();
    return { status: response.statusCode, headers: flat(response.headers), body: text };
  } catch (error) {
    throw failure(error, { origin, repeatable, cancelled: signal?.aborted ?? false });
  }
}

/** A repeated header comes as a list. Joined with commas it is what every other client shows. */
function flat(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const single: Record<string, string> = {};
  for (const name in headers) {
    const value = headers[name];
    if (value !== undefined) single[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return single;
}

const neverSent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
]);
const tookTooLong = new Set([
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'ETIMEDOUT',
]);

function failure(
  error: unknown,
  { origin, repeatable, cancelled }: { origin: string; repeatable: boolean; cancelled: boolean },
): ConnectorError {
  if (cancelled) return new ConnectorError('CANCELLED', 'The run was stopped before Okta answered.');
  const { code = '' } = error as { code?: string };
  const why = code ? ` (${code})` : '';
  const retryable = repeatable || neverSent.has(code);
  const after = retryable
    ? 'Try again.'
    : 'The request may have been carried out: look before you repeat it.';
  if (tookTooLong.has(code)) {
    return new ConnectorError('TIMEOUT', `${origin} did not answer in time${why}. ${after}`, { retryable });
  }
  return new ConnectorError(
    'NETWORK',
    `${origin} could not be reached, or the connection broke${why}. ${after}`,
    { retryable },
  );
}

/** Waits, and stops waiting when the signal is aborted. */
export function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(new ConnectorError('CANCELLED', 'The run was stopped while it waited.'));
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, ms);
    if (signal?.aborted) stop();
    signal?.addEventListener('abort', stop, { once: true });
  });
}
