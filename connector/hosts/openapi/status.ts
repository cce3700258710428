import type { ConnectorError, ErrorCode } from '../../index.ts';

/**
 * The HTTP status of each error. 401 is that of the gateway's own key alone: what Okta says of its key is a fault behind the
 * gateway, about which the caller can do nothing.
 */
const statuses: Record<ErrorCode, number> = {
  INVALID_INPUT: 400,
  INVALID_CONNECTION: 502,
  AUTHENTICATION_FAILED: 502,
  FORBIDDEN: 403,
  NOT_LICENSED: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  WRONG_STATE: 409,
  REJECTED: 422,
  RATE_LIMITED: 429,
  TIMEOUT: 504,
  NETWORK: 502,
  OKTA_UNAVAILABLE: 503,
  UNEXPECTED_RESPONSE: 502,
  CANCELLED: 503,
};

export const statusOf = ({ code }: ConnectorError): number => statuses[code];
