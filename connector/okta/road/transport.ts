import { getGlobalDispatcher } from 'undici/lib/global.js';
import { ConnectorError } from '../../core/error.ts';
import { onAbort } from '../../core/on-abort.ts';
import { type HttpRequest, type HttpResponse, pathIn } from '../../core/send.ts';

// undici's index also loads fetch, WebSocket, caches and mocks: 60 ms of every start for code that is never called. The
// module above holds the global dispatcher that every copy of undici shares.

/** How long Okta may take to answer one try, in ms. A query of the System Log may take 30 s. */
const patience = 60_000;

/** Sends one request over undici's global dispatcher, looked up at each call so that a proxy set later is used. */
export async function send(request: HttpRequest): Promise<HttpResponse> {
  const { method, url, headers, body = null, signal, repeatable } = request;
  const path = pathIn(url);
  const origin = url.slice(0, -path.length);
  const options = { origin, path, method, headers, body, headersTimeout: patience, bodyTimeout: patience };
  try {
    signal?.throwIfAborted();
    return await dispatched(options, signal);
  } catch (error) {
    throw failure(error, { origin, repeatable, cancelled: signal?.aborted ?? false });
  }
}

type DispatchOptions = Parameters<ReturnType<typeof getGlobalDispatcher>['dispatch']>[0];

/** The whole answer to one request. It is gathered here, since the stream of undici's `request` costs more than the parsing. */
function dispatched(options: DispatchOptions, signal?: AbortSignal): Promise<HttpResponse> {
  return new Promise((resolve, reject) => {
    let status = 0;
    let headers: Record<string, string> = {};
    let abort: (() => void) | undefined;
    const chunks: Buffer[] = [];
    // Before there is a connection undici has nothing to abort, and would go on trying for ten seconds.
    const stop = () => (abort ? abort() : reject(signal?.reason));
    const ended = onAbort(signal, stop);
    getGlobalDispatcher().dispatch(options, {
      onConnect(abortNow) {
        abort = abortNow;
        if (signal?.aborted) abortNow();
      },
      onHeaders(statusCode, lines) {
        status = statusCode;
        headers = merged(lines);
        return true;
      },
      onData(chunk) {
        chunks.push(chunk);
        return true;
      },
      onComplete() {
        ended();
        resolve({ status, headers, body: Buffer.concat(chunks).toString() });
      },
      onError(error) {
        ended();
        reject(error);
      },
    });
  });
}

/** Names and values come in turn. A repeated header becomes one, with commas, as every other client shows it. */
function merged(lines: Buffer[]): Record<string, string> {
  const headers: Record<string, string> = {};
  for (let at = 0; at + 1 < lines.length; at += 2) {
    const name = String(lines[at]).toLowerCase();
    const value = String(lines[at + 1]);
    headers[name] = Object.hasOwn(headers, name) ? `${headers[name]}, ${value}` : value;
  }
  return headers;
}

const neverSent = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']);
const tookTooLong = new Set([
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'ETIMEDOUT',
]);
/** How Node and OpenSSL name what is wrong with a certificate, or with the encryption altogether. */
const insecure = /CERT|^UNABLE_TO_|^ERR_TLS|^ERR_SSL|^EPROTO$|^HOSTNAME_MISMATCH$/;

function failure(
  error: unknown,
  { origin, repeatable, cancelled }: { origin: string; repeatable: boolean; cancelled: boolean },
): ConnectorError {
  if (cancelled) return new ConnectorError('CANCELLED', 'The run was stopped before Okta answered.');
  const { code = '' } = error as { code?: string };
  const why = code ? ` (${code})` : '';
  if (insecure.test(code)) {
    return new ConnectorError(
      'NETWORK',
      `No secure connection to ${origin} can be made${why}. Where a proxy looks into encrypted traffic, give its certificate to Node in NODE_EXTRA_CA_CERTS; else the certificate of the domain, or the clock of this machine, is wrong.`,
    );
  }
  const retryable = repeatable || neverSent.has(code);
  const after = retryable
    ? 'Try again.'
    : 'The request may have been carried out: look before you repeat it.';
  if (code === 'ENOTFOUND') {
    const message = `There is no host for ${origin}${why}. Check the Okta domain, and that this machine can look up names.`;
    return new ConnectorError('NETWORK', message, { retryable });
  }
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
      ended();
      clearTimeout(timer);
      reject(new ConnectorError('CANCELLED', 'The run was stopped while it waited.'));
    };
    const timer = setTimeout(() => {
      ended();
      resolve();
    }, ms);
    const ended = onAbort(signal, stop);
    if (signal?.aborted) stop();
  });
}
