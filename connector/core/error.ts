/**
 * Every error of the connector carries one of these codes. The set is closed: a new code is a breaking change.
 * `meaning` and `remedy` are what the table in README.md shows.
 */
export const errorCodes = {
  INVALID_INPUT: {
    meaning: 'A field of the action is missing or wrong. Nothing was sent.',
    remedy: 'Correct every field that the message names.',
  },
  INVALID_CONNECTION: {
    meaning: 'The domain, the key or another field of the connection is not valid. Nothing was sent.',
    remedy: 'Correct the field that the message names.',
  },
  AUTHENTICATION_FAILED: {
    meaning: 'The API key is wrong, revoked or expired, or Okta does not accept the key of the service app.',
    remedy:
      'Create a new API token and enter it in the connection (a token expires after 30 days without use), or set up the service app as the message says.',
  },
  FORBIDDEN: {
    meaning: 'The administrator behind the API key, or the service app, is not allowed to do this.',
    remedy: 'Assign the role or grant the scope that the message names.',
  },
  NOT_LICENSED: {
    meaning: 'The org does not have the feature.',
    remedy: 'Ask Okta for the feature, or do without the action.',
  },
  NOT_FOUND: {
    meaning: 'Okta has no such user, group or other object.',
    remedy:
      'Check the ID. Okta gives the same answer if this administrator is not allowed to see the object.',
  },
  CONFLICT: {
    meaning: 'Something with that name already exists, or somebody else has changed the object.',
    remedy: 'Read the object again, then decide.',
  },
  WRONG_STATE: {
    meaning: 'The status of the user or object does not allow this.',
    remedy: 'The message names the status and what can be done in it.',
  },
  REJECTED: {
    meaning: 'Okta rejected the request.',
    remedy: 'The message and okta.causes give the reason for each field.',
  },
  RATE_LIMITED: {
    meaning: 'The rate limit of the org was reached, and waiting would have taken too long.',
    remedy: 'Run again after retryAt.',
  },
  TIMEOUT: {
    meaning: 'Okta did not answer, or did not finish, in time.',
    remedy: 'Run again if retryable is true. Otherwise check first whether the change was made.',
  },
  NETWORK: {
    meaning: 'Okta could not be reached, or the connection broke.',
    remedy:
      'Check the domain and the network. Run again if retryable is true. Otherwise check first whether the change was made.',
  },
  OKTA_UNAVAILABLE: {
    meaning: 'Okta answered that it cannot serve the request now.',
    remedy: 'Run again later if retryable is true. Otherwise check first whether the change was made.',
  },
  UNEXPECTED_RESPONSE: {
    meaning:
      'The response did not come from Okta, cannot be read, or lacks something that Okta always sends.',
    remedy:
      'Check the domain, and what is between this machine and Okta (a proxy, a firewall, a network zone). After a change, check first whether it was made.',
  },
  CANCELLED: {
    meaning: 'The host stopped the run.',
    remedy: 'There is nothing to do. A request that was already on its way may still have been carried out.',
  },
} as const;

export type ErrorCode = keyof typeof errorCodes;

/** A field that was refused: its path in the input or in Okta's object, and why. */
export interface FieldError {
  field?: string;
  message: string;
}

/** Okta's own words. Okta's support asks for `errorId` and `requestId`. */
export interface OktaFacts {
  errorCode?: string;
  errorId?: string;
  requestId?: string;
  causes: FieldError[];
}

export interface ErrorFacts {
  /** The same call may work later, and does no harm when repeated. */
  retryable?: boolean;
  /** The HTTP status, when there was an answer. */
  status?: number;
  /** The time to try again, in ISO 8601. */
  retryAt?: string;
  /** The action that failed. */
  action?: string;
  /** The ID of what has the name already, for CONFLICT, where it is known. */
  existingId?: string;
  /** The input fields that are wrong, for INVALID_INPUT. */
  fields?: FieldError[];
  okta?: OktaFacts;
  /** What was done and what not, where the action has steps. */
  steps?: readonly StepReport[];
  /** What there was before the steps, which must not be lost with the failure. */
  snapshot?: unknown;
}

/** What became of a step of an action that does a whole job. */
export interface StepReport {
  /** The action of the step. */
  step: string;
  /** What it does, and to what. */
  title: string;
  /** The org is as the step wants it. */
  done: boolean;
  /** Okta made a change. Null where Okta does not say whether anything was there to change. */
  changed: boolean | null;
  /** Why it was not done, or had nothing to do. */
  why?: string | undefined;
}

/**
 * The one error that the connector throws. The message is whole sentences, with the way out.
 * It never holds a header, a token, a password or a request body.
 */
export class ConnectorError extends Error {
  override readonly name = 'ConnectorError';
  readonly code: ErrorCode;
  readonly retryable: boolean;
  declare readonly status?: number;
  declare readonly retryAt?: string;
  declare readonly action?: string;
  declare readonly existingId?: string;
  declare readonly fields?: FieldError[];
  declare readonly okta?: OktaFacts;
  declare readonly steps?: readonly StepReport[];
  declare readonly snapshot?: unknown;

  constructor(code: ErrorCode, message: string, { retryable = false, ...facts }: ErrorFacts = {}) {
    super(message);
    this.code = code;
    this.retryable = retryable;
    for (const key of Object.keys(facts) as (keyof typeof facts)[]) {
      if (facts[key] === undefined) delete facts[key];
    }
    Object.assign(this, facts);
  }

  /** The same error with other words, more facts, or as another code once it is known what it means. */
  with({
    code = this.code,
    message = this.message,
    ...facts
  }: ErrorFacts & { code?: ErrorCode; message?: string }): ConnectorError {
    const { code: _, message: __, name: ___, ...own } = this.toJSON();
    return new ConnectorError(code, message, { ...own, ...facts });
  }

  /** Plain data, for a log, a message queue or a catch node. */
  toJSON(): ErrorFacts & { name: string; code: ErrorCode; message: string; retryable: boolean } {
    const { name, code, message, retryable } = this;
    return { ...this, name, code, message, retryable };
  }
}

export const isConnectorError = (value: unknown): value is ConnectorError =>
  value instanceof Error && value.name === 'ConnectorError' && 'code' in value;

/** True if a change that failed like this, and was not repeated, may have been made all the same. */
export const mayHaveBeenMade = (error: unknown): error is ConnectorError =>
  isConnectorError(error) && !error.retryable && replyIsLost(error);

/** True if the reply was lost, cannot be read, or tells of a breakdown only. */
export const replyIsLost = ({ code, status = 200 }: ConnectorError): boolean =>
  ['NETWORK', 'TIMEOUT', 'OKTA_UNAVAILABLE'].includes(code) ||
  (code === 'UNEXPECTED_RESPONSE' && status < 400);

/** The remedy after a change whose reply says nothing. */
export const lookFirst = 'The change may have been made. Check before you repeat it.';

/** The same error once a look has shown that the change was not made. */
export const notMade = (error: ConnectorError, verdict: string): ConnectorError =>
  error.with({ message: `${error.message.replace(` ${lookFirst}`, '')} ${verdict}`, retryable: true });
