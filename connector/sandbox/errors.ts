const catalogue = {
  E0000001: [400, 'Api validation failed: {0}'],
  E0000003: [400, 'The request body was not well-formed.'],
  E0000006: [403, 'You do not have permission to perform the requested action'],
  E0000007: [404, 'Not found: {0}'],
  E0000008: [404, 'The requested path was not found'],
  E0000009: [500, 'Internal Server Error'],
  E0000011: [401, 'Invalid token provided'],
  E0000014: [403, 'Update of credentials failed'],
  E0000016: [403, 'Activation failed because the user is already active'],
  E0000019: [400, 'Bad request. Accept and/or Content-Type headers likely do not match supported values.'],
  E0000022: [405, 'The endpoint does not support the provided HTTP method'],
  E0000028: [400, 'The request is missing a required parameter.'],
  E0000029: [400, 'Invalid paging request.'],
  E0000031: [400, 'Invalid search criteria.'],
  E0000032: [403, 'Unlock is not allowed for this user.'],
  E0000033: [400, "Bad request. Can't specify a search query and filter in the same request."],
  E0000034: [403, 'Forgot password not allowed on specified user.'],
  E0000035: [403, 'Change password not allowed on specified user.'],
  E0000036: [403, 'Change recovery question not allowed on specified user.'],
  E0000038: [403, "This operation is not allowed in the user's current status."],
  E0000047: [429, 'API call exceeded rate limit due to too many requests.'],
  E0000053: [400, 'Invalid SCIM filter.'],
  E0000055: [409, 'Duplicate group.'],
  E0000087: [403, 'The recovery question answer did not match our records.'],
  E0000093: [400, 'Target count limit exceeded'],
  E0000124: [
    400,
    'Could not create user. To create a user and expire their password immediately, a password must be specified',
  ],
  E0000125: [
    400,
    'Could not create user. To create a user and expire their password immediately, "activate" must be true',
  ],
  E0000231: [412, "ETag value doesn't match."],
  E0000242: [400, 'ETag syntax is invalid.'],
  E0000256: [414, 'This request produced a response with a header too large to be processed.'],
} as const satisfies Record<string, readonly [status: number, summary: string]>;

export type ErrorCode = keyof typeof catalogue;

/** What Okta answers instead of the thing asked for. */
export class OktaError extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  readonly causes: readonly string[];

  constructor(code: ErrorCode, causes: readonly string[] = [], about = '') {
    const [status, summary] = catalogue[code];
    super(summary.replace('{0}', about));
    this.code = code;
    this.status = status;
    this.causes = causes;
  }

  body(errorId: string): string {
    return JSON.stringify({
      errorCode: this.code,
      errorSummary: this.message,
      errorLink: this.code,
      errorId,
      errorCauses: this.causes.map((errorSummary) => ({ errorSummary })),
    });
  }
}

/** A malformed id is as unknown as any other: Okta has no 400 for it. */
export function notFound(id: string, type: 'User' | 'UserGroup' | 'CVDType' | 'Realm'): OktaError {
  return new OktaError('E0000007', [], `Resource not found: ${id} (${type})`);
}

export function invalid(subject: string, ...causes: string[]): OktaError {
  return new OktaError('E0000001', causes, subject);
}

export const alreadyExists = 'An object with this field already exists in the current organization';
