import { type OktaError, oktaError } from '../../../schemas/okta-error.ts';
import {
  ConnectorError,
  type ErrorCode,
  type FieldError,
  lookFirst,
  type OktaFacts,
  replyIsLost,
} from '../../core/error.ts';
import { type HttpRequest, type HttpResponse, jsonIn } from '../../core/send.ts';
import type { Challenge, Wording } from './authorization.ts';
import { hint } from './hints.ts';
import { resetOf } from './rate-limit-headers.ts';

/**
 * Okta's error codes that mean something else than their HTTP status does. Source:
 * developer.okta.com/docs/reference/error-codes
 */
const byCode: Record<string, ErrorCode> = {
  // A 401 about a password or session token in the request. Of the API key Okta says E0000011.
  E0000004: 'REJECTED',
  E0000005: 'FORBIDDEN',
  E0000006: 'FORBIDDEN',
  // A 401 that says nothing about the key: the org lacks the feature.
  E0000015: 'NOT_LICENSED',
  E0000016: 'WRONG_STATE',
  E0000032: 'WRONG_STATE',
  E0000034: 'WRONG_STATE',
  E0000035: 'WRONG_STATE',
  E0000036: 'WRONG_STATE',
  E0000038: 'WRONG_STATE',
  E0000056: 'WRONG_STATE',
  E0000060: 'REJECTED',
  E0000069: 'WRONG_STATE',
  E0000079: 'WRONG_STATE',
  E0000107: 'WRONG_STATE',
  E0000112: 'WRONG_STATE',
  // A 410 and a 423 about a factor that is not active yet.
  E0000154: 'WRONG_STATE',
  E0000180: 'WRONG_STATE',
};

/** Okta refused since an earlier change is still settling; the same call works a few seconds later. */
export const settling = new Set(['E0000112', 'E0000239', 'E0000249', 'E0000253', 'E0000268']);

const byStatus: Record<number, ErrorCode> = {
  401: 'AUTHENTICATION_FAILED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  408: 'TIMEOUT',
  409: 'CONFLICT',
  410: 'NOT_FOUND',
  412: 'CONFLICT',
  423: 'CONFLICT',
  429: 'RATE_LIMITED',
};

/** The statuses that mean the same whoever sends them. Any other that does not come from Okta says nothing about users, keys and rights. */
const byStatusOfAnybody: Record<number, ErrorCode> = {
  408: 'TIMEOUT',
  414: 'REJECTED',
  429: 'RATE_LIMITED',
  431: 'REJECTED',
};

const alreadyExists = /already exists|already assigned|There is already/i;
const wrongState = /Cannot (?:un)?suspend a user that is not/;

/** The error body of a refusal, or undefined where it is empty, HTML or something else. */
export const errorBody = (response: HttpResponse): OktaError | undefined =>
  oktaError.safeParse(jsonIn(response)).data;

export interface Refusal {
  request: HttpRequest;
  response: HttpResponse;
  /** The scopes that the action declares: one of them is missing when Okta forbids it. */
  scopes: readonly string[];
  /** The product or feature that the org must have for it, as Okta calls it. */
  feature?: string | undefined;
  /** The connection's own words for it. */
  wording: Wording;
}

/** The ConnectorError for a response that is no success. */
export function refusal({ request, response, scopes, feature, wording }: Refusal): ConnectorError {
  const body = errorBody(response);
  const challenge = wording.challenge(response);
  const okta = factsOf(response, body);
  const code = codeOf(response, body, okta, challenge);
  const said = `${saying(body, okta, challenge)} ${hint(request, okta, code)}`.trim();
  // The throttles of SMS, email and calls carry the header of an unrelated bucket.
  const retryAt = okta.errorCode === 'E0000047' ? resetOf(response) : undefined;
  const retryable =
    code === 'RATE_LIMITED' ||
    settling.has(okta.errorCode ?? '') ||
    ((code === 'OKTA_UNAVAILABLE' || code === 'TIMEOUT') && request.repeatable);
  const means = opening(code, response, { scopes, feature, wording, challenge, okta });
  const error = new ConnectorError(code, [means, said].filter(Boolean).join(' '), {
    retryable,
    status: response.status,
    okta,
    ...(retryAt && { retryAt }),
  });
  return request.changes && replyIsLost(error)
    ? error.with({ message: `${error.message} ${lookFirst}` })
    : error;
}

/**
 * The error for an answer that says neither yes nor no: a success that is cut off or no JSON, or a redirect, which Okta's
 * API never sends. Okta may have done the work, so that it counts as a lost reply.
 */
export function unreadable({ repeatable, changes }: HttpRequest, { status }: HttpResponse): ConnectorError {
  const what =
    status < 300
      ? 'cannot be read: it is incomplete, or it is not from'
      : 'redirects to another address, so it is not from';
  return new ConnectorError(
    'UNEXPECTED_RESPONSE',
    `The response (status ${status}) ${what} Okta's API. ${whereToLook}${changes ? ` ${lookFirst}` : ''}`,
    { retryable: repeatable, status },
  );
}

/** The way out where something that is not Okta answers. */
export const whereToLook =
  'Check the Okta domain, and what is between this machine and Okta (a proxy, a firewall, a network zone).';

function codeOf(
  { status }: HttpResponse,
  body: OktaError | undefined,
  okta: OktaFacts,
  challenge: Challenge | undefined,
): ErrorCode {
  // Okta's API writes a code into the body, or challenges the credentials. A web page comes from something in between.
  if (!body && !challenge) {
    return byStatusOfAnybody[status] ?? (status >= 500 ? 'OKTA_UNAVAILABLE' : 'UNEXPECTED_RESPONSE');
  }
  if (!body && challenge?.refused) return 'AUTHENTICATION_FAILED';
  const causes = okta.causes.map(({ message }) => message).join('\n');
  if (body?.errorCode === 'E0000001') {
    if (alreadyExists.test(causes)) return 'CONFLICT';
    if (wrongState.test(causes)) return 'WRONG_STATE';
    return 'REJECTED';
  }
  const known = byCode[body?.errorCode ?? ''];
  if (known) return known;
  // Only two of some 80 codes that come with 403 tell of a missing right. The others tell what is wrong with the request.
  if (status === 403 && body) return 'REJECTED';
  return byStatus[status] ?? (status >= 500 ? 'OKTA_UNAVAILABLE' : 'REJECTED');
}

function factsOf({ headers }: HttpResponse, body: OktaError | undefined): OktaFacts {
  return {
    ...(body?.errorCode && { errorCode: body.errorCode }),
    ...(body?.errorId && { errorId: body.errorId }),
    ...(headers['x-okta-request-id'] && { requestId: headers['x-okta-request-id'] }),
    causes: (body?.errorCauses ?? []).map(fieldError),
  };
}

/** Okta writes the field in front of a colon, or inside "Property name 'x' is not defined in profile". */
function fieldError(cause: OktaError['errorCauses'][number]): FieldError {
  const message =
    typeof cause === 'string' ? cause : (cause.errorSummary ?? cause.reason ?? 'no reason given');
  const field = /^([A-Za-z_][\w.]*): /.exec(message)?.[1] ?? /Property name '([^']+)'/.exec(message)?.[1];
  return { ...(field && { field }), message };
}

function opening(
  code: ErrorCode,
  { status }: HttpResponse,
  {
    scopes,
    feature,
    wording,
    challenge,
    okta: { errorCode = '' },
  }: Pick<Refusal, 'scopes' | 'feature' | 'wording'> & { challenge: Challenge | undefined; okta: OktaFacts },
): string {
  if (status === 414 || status === 431) {
    return 'The search or filter is too long for Okta. Make it shorter or split it: about 50 conditions fit into one.';
  }
  switch (code) {
    case 'AUTHENTICATION_FAILED':
      return wording.notAccepted;
    case 'FORBIDDEN':
      // These operations need a browser in which somebody is signed in.
      return errorCode === 'E0000005' ? wording.closed : wording.forbidden(scopes, challenge);
    case 'NOT_LICENSED':
      return `This org does not have ${feature ? `"${feature}"` : 'the feature'}. A new API key will not help. Ask Okta for the feature.`;
    case 'NOT_FOUND':
      return 'There is no such object in Okta, or this administrator is not allowed to see it. Check the ID.';
    case 'CONFLICT':
      return status === 412
        ? 'It has changed in Okta since it was read. Read it again first.'
        : 'It conflicts with what is in Okta now.';
    case 'WRONG_STATE':
      return 'Okta does not allow this in the current status.';
    case 'RATE_LIMITED':
      // Any other code is a throttle of messages or calls: some last seconds, some a month.
      return (errorCode || 'E0000047') === 'E0000047'
        ? 'The rate limit of the org is used up. Run again later.'
        : 'Okta sends no more messages or calls for now.';
    case 'OKTA_UNAVAILABLE':
      return errorCode
        ? `Okta is not available at the moment (status ${status}).`
        : `Okta, or something between this machine and Okta, is not available at the moment (status ${status}). ${whereToLook}`;
    case 'UNEXPECTED_RESPONSE':
      return `The response (status ${status}) is incomplete or not from Okta's API${status === 404 ? ', or Okta has no such path' : ''}. ${whereToLook}`;
    default:
      return errorCode === 'E0000004'
        ? 'Okta does not accept the password, session token or other credential in the request. The key of the connection is not the problem.'
        : 'Okta rejected the request.';
  }
}

/** Okta's summary alone ("Api validation failed: login") is rarely the reason; the causes are. */
function saying(
  body: OktaError | undefined,
  { causes }: OktaFacts,
  { said }: Partial<Challenge> = {},
): string {
  if (!body) return said ? `Okta said: ${sentence(said)}` : '';
  const words = [body.errorSummary || body.errorCode, ...causes.map(({ message }) => message)];
  // Okta writes "Api validation failed: login", and "login: ..." as its cause.
  return `Okta said: ${sentence([...new Set(words)].join(': ').replaceAll(/\b([\w.]+): (?=\1: )/g, ''))}`;
}

/** With a full stop at the end. */
export const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);
