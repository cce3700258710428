import type { Common, FullResponse } from 'n8n-workflow';
import { ConnectorError, type HttpRequest, type HttpResponse, type Send } from '../../index.ts';

/** Whoever asks n8n to send something. */
export type Sender = Pick<Common, 'helpers'>;

/** n8n's own HTTP client, which knows the proxy of n8n and which domains a credential may be sent to. */
export const sendThrough =
  (sender: () => Sender, credential: string): Send =>
  async (request) => {
    const { method, url, headers, body, signal, timeout } = request;
    if (signal?.aborted) throw stopped();
    const context = sender();
    const sending = context.helpers.httpRequestWithAuthentication
      .call(context as Common, credential, {
        method,
        url,
        headers,
        ...(body !== undefined && { body }),
        encoding: 'text',
        returnFullResponse: true,
        ignoreHttpStatusErrors: true,
        disableFollowRedirect: true,
        ...(timeout !== undefined && { timeout: Math.max(1, Math.round(timeout)) }),
        ...(signal && { abortSignal: signal }),
      })
      .then(
        (response) => answerOf(response, request),
        (error: unknown) => {
          throw failure(error, request);
        },
      );
    return signal ? Promise.race([sending, aborted(signal)]) : sending;
  };

function answerOf(
  { statusCode, headers, body }: FullResponse,
  { maxResponseSize }: HttpRequest,
): HttpResponse {
  const text = typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body);
  if (maxResponseSize !== undefined && text.length > maxResponseSize) {
    throw new ConnectorError('UNEXPECTED_RESPONSE', 'The response is too large. Request less at once.');
  }
  const lines = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name.toLowerCase(), [value].flat().join(', ')]],
  );
  return { status: statusCode, headers: Object.fromEntries(lines), body: text };
}

/** The codes of a request that never reached Okta. */
const neverSent = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']);
const tookTooLong = new Set(['ETIMEDOUT', 'ECONNABORTED', 'ESOCKETTIMEDOUT']);

function failure(error: unknown, { url, repeatable, changes, signal }: HttpRequest): ConnectorError {
  if (signal?.aborted) return stopped();
  const code = codeOf(error);
  const retryable = repeatable || neverSent.has(code);
  const remedy =
    changes && !neverSent.has(code)
      ? 'The change may have been made. Check before you repeat it.'
      : 'Check the Okta domain and the network of n8n, and try again.';
  const what = tookTooLong.has(code)
    ? 'did not answer in time'
    : 'could not be reached, or the connection broke';
  const { host } = new URL(url);
  return new ConnectorError(
    tookTooLong.has(code) ? 'TIMEOUT' : 'NETWORK',
    `${host} ${what}${code ? ` (${code})` : ''}. ${remedy}`,
    { retryable },
  );
}

/** n8n wraps the error of its client. */
function codeOf(error: unknown): string {
  for (let at = error as { code?: unknown; cause?: unknown } | undefined; at; at = at.cause as typeof at) {
    if (typeof at.code === 'string') return at.code;
  }
  return '';
}

const stopped = () => new ConnectorError('CANCELLED', 'The run was stopped before Okta answered.');

const aborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(stopped()), { once: true });
  });
