import {
  ConnectorError,
  type HttpRequest,
  isConnectorError,
  loadConnector,
  type OktaConnector,
  type Send,
} from '../../index.ts';
import type { Bundle, Z } from './zapier.ts';

/** Zapier stops a step after thirty seconds, so that ours ends before, with an error that says why. */
const budget = 25_000;

export interface Called {
  okta: OktaConnector;
  connection: Record<string, unknown>;
  log: (message: string) => void;
}

/** Does something with the connector, whose requests go through Zapier, and gives errors in Zapier's words. */
export async function perform<T>(
  z: Z,
  { authData }: Bundle,
  work: (called: Called) => Promise<T>,
): Promise<T> {
  try {
    const okta = await loadConnector({ send: through(z), budget });
    return await work({ okta, connection: connectionOf(authData), log: (line) => z.console.log(line) });
  } catch (error) {
    throw isConnectorError(error) ? inZapiersWords(z, error) : error;
  }
}

/** The connection of a form that was filled in: the key of a service app, or an API key. */
function connectionOf(authData: Record<string, unknown>): Record<string, unknown> {
  const given = Object.fromEntries(
    Object.entries(authData).filter(([, value]) => value !== '' && value != null),
  );
  const { apiKey, clientId, privateKey, keyId, ...rest } = given;
  return clientId ? { ...rest, authentication: 'oauth', clientId, privateKey, keyId } : { ...rest, apiKey };
}

/** Zapier's own client, which keeps a history of the requests without their secrets. */
const through =
  (z: Z): Send =>
  async ({
    method,
    url,
    headers,
    body,
    timeout,
    signal,
    repeatable,
    changes,
    maxResponseSize,
  }: HttpRequest) => {
    try {
      const { status, content, ...response } = await z.request({
        method,
        url,
        headers,
        ...(body !== undefined && { body }),
        ...(timeout !== undefined && { timeout: Math.max(1, Math.round(timeout)) }),
        ...(signal && { signal }),
        redirect: 'manual',
        skipThrowForStatus: true,
        throwForThrottlingEarly: false,
      });
      if (maxResponseSize !== undefined && content.length > maxResponseSize) {
        throw new ConnectorError('UNEXPECTED_RESPONSE', 'The response is too large. Request less at once.');
      }
      return { status, headers: Object.fromEntries(response.headers), body: content };
    } catch (error) {
      if (isConnectorError(error)) throw error;
      const remedy = changes
        ? 'The change may have been made. Check before you repeat it.'
        : 'Check the Okta domain, and try again.';
      throw new ConnectorError(
        'NETWORK',
        `${new URL(url).host} could not be reached, or the connection broke. ${remedy}`,
        { retryable: repeatable },
      );
    }
  };

/** A refused key asks the user to connect again, and a limit that is used up is tried again by Zapier. */
function inZapiersWords(z: Z, error: ConnectorError): Error {
  const { code, message, retryAt, status } = error;
  if (code === 'AUTHENTICATION_FAILED') return new z.errors.ExpiredAuthError(message);
  if (code === 'RATE_LIMITED') {
    const seconds = retryAt ? Math.ceil((Date.parse(retryAt) - Date.now()) / 1000) : 60;
    return new z.errors.ThrottledError(message, Math.max(1, seconds));
  }
  return new z.errors.Error(message, code, status ?? 400);
}
