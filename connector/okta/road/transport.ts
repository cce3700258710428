import { ConnectorError, lookFirst } from '../../core/error.ts';
import { onAbort } from '../../core/on-abort.ts';
import { type HttpRequest, type HttpResponse, pathIn } from '../../core/send.ts';

// undici's index also loads fetch, WebSocket, caches and mocks: 60 ms of every start for code that is never called. The
// inner module holds the global dispatcher that every copy of undici shares. It is no part of undici's public API, so
// that a release may move it.
const { getGlobalDispatcher } = await import('undici/lib/global.js').catch(() => import('undici'));

/** Sends one request over undici's global dispatcher, looked up at each call so that a proxy set later is used. */
export async function send(request: HttpRequest): Promise<HttpResponse> {
  const { method, url, headers, body = null, signal } = request;
  const path = pathIn(url);
  const origin = url.slice(0, -path.length);
  // The time of headers and body together is counted here; undici starts anew with every byte.
  const options = { origin, path, method, headers, body, headersTimeout: 0, bodyTimeout: 0 };
  try {
    signal?.throwIfAborted();
    return await dispatched(options, request);
  } catch (error) {
    throw failure(error, { ...request, origin });
  }
}

type DispatchOptions = Parameters<ReturnType<typeof getGlobalDispatcher>['dispatch']>[0];

/** The whole answer to one request. It is gathered here, since the stream of undici's `request` costs more than the parsing. */
function dispatched(
  options: DispatchOptions,
  { signal, timeout, maxResponseSize = Number.POSITIVE_INFINITY }: HttpRequest,
): Promise<HttpResponse> {
  return new Promise((resolve, reject) => {
    let status = 0;
    let headers: Record<string, string> = {};
    let abort: (() => void) | undefined;
    let stopped = false;
    let size = 0;
    // Text is made of each piece as it comes: the pieces of a long list would otherwise fill the memory outside the heap.
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
    let body = '';
    // Before there is a connection undici has nothing to abort, and would go on trying for ten seconds.
    const stop = (reason: unknown) => {
      stopped = true;
      settle();
      reject(reason);
      abort?.();
    };
    const timer =
      timeout === undefined
        ? undefined
        : setTimeout(() => stop(coded(abort ? 'UND_ERR_BODY_TIMEOUT' : 'UND_ERR_CONNECT_TIMEOUT')), timeout);
    const ended = onAbort(signal, () => stop(signal?.reason));
    const settle = () => {
      clearTimeout(timer);
      ended();
    };
    getGlobalDispatcher().dispatch(options, {
      onConnect(abortNow) {
        abort = abortNow;
        if (stopped) abortNow();
      },
      onHeaders(statusCode, lines) {
        status = statusCode;
        headers = merged(lines);
        return true;
      },
      onData(chunk) {
        size += chunk.length;
        if (size > maxResponseSize) stop(coded('UND_ERR_RES_EXCEEDED_MAX_SIZE'));
        else body += decoder.decode(chunk, { stream: true });
        return true;
      },
      onComplete() {
        settle();
        resolve({ status, headers, body: body + decoder.decode() });
      },
      onError(error) {
        settle();
        reject(error);
      },
    });
  });
}

/** An error by one of undici's own codes, so that it is told like one that comes from there. */
const coded = (code: string) => Object.assign(new Error(code), { code });

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
/** Node's and OpenSSL's codes for a wrong certificate, or for a failure of the encryption altogether. */
const insecure = /CERT|^UNABLE_TO_|^ERR_TLS|^ERR_SSL|^EPROTO$|^HOSTNAME_MISMATCH$/;
/** undici has no code for a proxy that does not let a connection through. */
const refusedByProxy = /^Proxy response \((\d+)\)/;

function failure(
  error: unknown,
  { origin, repeatable, changes, signal, maxResponseSize = 0 }: HttpRequest & { origin: string },
): ConnectorError {
  if (signal?.aborted) return new ConnectorError('CANCELLED', 'The run was stopped before Okta answered.');
  const { code = '', message = '' } = error as { code?: string; message?: string };
  const why = code ? ` (${code})` : '';
  const look = changes ? ` ${lookFirst}` : '';
  if (code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE') {
    const most =
      maxResponseSize < 2 ** 20
        ? `${Math.ceil(maxResponseSize / 2 ** 10)} KiB`
        : `${Math.round(maxResponseSize / 2 ** 20)} MiB`;
    return new ConnectorError(
      'UNEXPECTED_RESPONSE',
      `The response from ${origin} is larger than ${most} and was not read to the end. Request less at once, or raise maxResponseSize.${look}`,
    );
  }
  if (code === 'UND_ERR_HEADERS_OVERFLOW') {
    return new ConnectorError(
      'UNEXPECTED_RESPONSE',
      `The headers of the response are longer than Node allows${why}. Okta repeats a search or filter in them, so make it shorter or split it, or start Node with --max-http-header-size=65536.${look}`,
    );
  }
  if (insecure.test(code)) {
    return new ConnectorError(
      'NETWORK',
      `A secure connection to ${origin} is not possible${why}. If a proxy inspects encrypted traffic, give its certificate to Node in NODE_EXTRA_CA_CERTS. Otherwise the certificate of the domain or the clock of this machine is wrong.`,
    );
  }
  const [, proxyStatus] = refusedByProxy.exec(message) ?? [];
  if (proxyStatus) {
    return new ConnectorError(
      'NETWORK',
      `The proxy does not allow a connection to ${origin} (status ${proxyStatus}). Check the address, user name and password in HTTPS_PROXY, and that the proxy allows this host.`,
      { retryable: true },
    );
  }
  const retryable = repeatable || neverSent.has(code);
  const remedy = changes && !neverSent.has(code) ? lookFirst : 'Try again.';
  if (code === 'ENOTFOUND') {
    const message = `The host of ${origin} was not found${why}. Check the Okta domain, and that DNS works on this machine.`;
    return new ConnectorError('NETWORK', message, { retryable });
  }
  if (tookTooLong.has(code)) {
    return new ConnectorError('TIMEOUT', `${origin} did not answer in time${why}. ${remedy}`, { retryable });
  }
  return new ConnectorError(
    'NETWORK',
    `${origin} could not be reached, or the connection broke${why}. ${remedy}`,
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

/** Does something later, unless what comes back is called before. */
export function after(ms: number, work: () => void): () => void {
  const timer = setTimeout(work, ms);
  return () => clearTimeout(timer);
}
