import { type Failure, type Json, NodeApiError } from 'n8n-workflow';
import { type ConnectorError, isConnectorError } from '../../index.ts';

/** The error as n8n shows it: what happened, the way out, and everything that is known of it under "context". */
export function nodeError(node: { name: string }, error: unknown, itemIndex?: number): NodeApiError {
  if (!isConnectorError(error)) throw error;
  const [message = '', ...rest] = error.message.split(/(?<=[.!?]) /);
  const failure = failureOf(error);
  const shown = new NodeApiError(node, { ...error.toJSON() } as Json, {
    message,
    description: rest.join(' '),
    httpCode: error.status === undefined ? error.code : String(error.status),
    ...(itemIndex !== undefined && { itemIndex }),
    ...(failure && { failure }),
  });
  Object.assign(shown.context, { okta: error.toJSON() });
  return shown;
}

/** Tells n8n whether to wait, and until when. */
function failureOf({ code, retryAt }: ConnectorError): Failure | undefined {
  const until = retryAt === undefined ? {} : { resetsAtEpochMs: Date.parse(retryAt) };
  switch (code) {
    case 'RATE_LIMITED':
      return { cause: 'rate-limited', ...until };
    case 'OKTA_UNAVAILABLE':
    case 'NETWORK':
    case 'TIMEOUT':
      return { cause: 'temporarily-unavailable', ...until };
    case 'AUTHENTICATION_FAILED':
    case 'INVALID_CONNECTION':
      return { cause: 'credential-invalid' };
    default:
      return undefined;
  }
}
