const catalogue = {
  E0000001: [400, 'Api validation failed: {0}'],
  E0000002: [400, 'The request was not valid: {0}'],
  E0000003: [400, 'The request body was not well-formed.'],
  E0000004: [401, 'Authentication failed'],
  E0000005: [403, 'Invalid session'],
  E0000006: [403, 'You do not have permission to perform the requested action'],
  E0000007: [404, 'Not found: {0}'],
  E0000008: [404, 'The requested path was not found'],
  E0000009: [500, 'Internal Server Error'],
  E0000010: [503, 'Service is in read only mode'],
  E0000011: [401, 'Invalid token provided'],
  E0000014: [403, 'Update of credentials failed'],
  E0000015: [401, 'You do not have permission to access the feature you are requesting'],
  E0000016: [403, 'Activation failed because the user is already active'],
  E0000017: [403, 'Password reset failed'],
  E0000019: [400, 'Bad request. Accept and/or Content-Type headers likely do not match supported values.'],
  E0000021: [400, 'Bad request.  Accept and/or Content-Type headers likely do not match supported values.'],
  E0000022: [405, 'The endpoint does not support the provided HTTP method'],
  E0000023: [403, 'Operation failed because user profile is mastered under another system'],
  E0000024: [400, 'Bad request. This operation on app metadata is not yet supported.'],
  E0000028: [400, 'The request is missing a required parameter.'],
  E0000029: [400, 'Invalid paging request.'],
  E0000031: [400, 'Invalid search criteria.'],
  E0000032: [403, 'Unlock is not allowed for this user.'],
  E0000033: [400, "Bad request. Can't specify a search query and filter in the same request."],
  E0000034: [403, 'Forgot password not allowed on specified user.'],
  E0000035: [403, 'Change password not allowed on specified user.'],
  E0000036: [403, 'Change recovery question not allowed on specified user.'],
  E0000038: [403, "This operation is not allowed in the user's current status."],
  E0000041: [400, 'Credentials should not be set on this resource based on the scheme.'],
  E0000047: [429, 'API call exceeded rate limit due to too many requests.'],
  E0000053: [400, 'Invalid SCIM filter.'],
  E0000055: [409, 'Duplicate group.'],
  E0000056: [403, 'Delete application forbidden.'],
  E0000060: [501, 'Unsupported operation.'],
  E0000062: [409, 'The specified user is already assigned to the application.'],
  E0000068: [403, 'Invalid Passcode/Answer'],
  E0000069: [403, 'User Locked'],
  E0000075: [
    403,
    'Cannot modify the {0} attribute because it has a field mapping and profile push is enabled.',
  ],
  E0000079: [403, 'This operation is not allowed in the current authentication state.'],
  E0000080: [403, 'The password does not meet the complexity requirements of the current password policy.'],
  E0000082: [403, 'Each code can only be used once. Please wait for a new code and try again.'],
  E0000087: [403, 'The recovery question answer did not match our records.'],
  E0000090: [409, 'The role specified is already assigned to the user.'],
  E0000091: [400, 'The provided role type was not the same as required role type.'],
  E0000093: [400, 'Target count limit exceeded'],
  E0000094: [400, 'The provided filter is unsupported.'],
  E0000097: [403, 'There is no verified phone number on file.'],
  E0000098: [400, 'This phone number is invalid.'],
  E0000100: [503, 'Unable to perform search query.'],
  E0000109: [429, 'An SMS message was recently sent. Please wait 30 seconds before trying again.'],
  E0000112: [
    409,
    'Cannot update this user because they are still being activated. Please try again in a few minutes.',
  ],
  E0000118: [429, 'An email was recently sent. Please wait 5 seconds before trying again.'],
  E0000121: [400, 'Invalid phone extension. Please enter a valid phone extension.'],
  E0000123: [400, 'Array specified in enum field must match const values specified in oneOf field.'],
  E0000124: [
    400,
    'Could not create user. To create a user and expire their password immediately, a password must be specified',
  ],
  E0000125: [
    400,
    'Could not create user. To create a user and expire their password immediately, "activate" must be true',
  ],
  E0000127: [409, 'Invalid linked objection definition. {0}'],
  E0000133: [429, 'A phone call was recently made. Please wait 30 seconds before trying again.'],
  E0000142: [403, 'This User Type cannot be deleted.'],
  E0000154: [410, 'Invalid factor id, it is not currently active.'],
  E0000192: [400, 'Roles cannot be granted to groups with group membership rules. {0}'],
  E0000193: [400, 'Roles can only be granted to groups with 5000 or less users. {0}'],
  E0000194: [400, 'Roles can only be granted to Okta groups, AD groups and LDAP groups. {0}'],
  E0000211: [400, 'Roles cannot be granted to built-in groups: {0}'],
  E0000231: [412, "ETag value doesn't match."],
  E0000239: [423, 'Policy priorities are being reconciled. Please try again later.'],
  E0000242: [400, 'ETag syntax is invalid.'],
  E0000249: [409, 'Group rules are still being set up. Please try again later.'],
  E0000253: [409, 'The User type is still being initialized. Please try again later.'],
  E0000256: [414, 'This request produced a response with a header too large to be processed.'],
} as const satisfies Record<string, readonly [status: number, summary: string]>;

export type ErrorCode = keyof typeof catalogue;

export const isErrorCode = (text: string): text is ErrorCode => Object.hasOwn(catalogue, text);

/** Okta's refusal. */
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

/** Okta's names for the kinds of things that it does not find. */
export type ResourceType =
  | 'User'
  | 'UserGroup'
  | 'GroupRule'
  | 'AppInstance'
  | 'AppUser'
  | 'UserFactor'
  | 'RoleAssignment'
  | 'CustomRole'
  | 'IAMPolicy'
  | 'Policy'
  | 'PolicyRule'
  | 'OAuth2ScopeConsentGrant'
  | 'IdpTrust'
  | 'Webhook'
  | 'Token'
  | 'AppSession'
  | 'Device'
  | 'GenericUDObject'
  | 'LinkedObjectProperty'
  | 'LinkedObject'
  | 'OAuth2RefreshTokenTx'
  | 'CVDType'
  | 'NetworkZone'
  | 'Realm';

/** A malformed id is as unknown as any other: Okta has no 400 for it. */
export function notFound(id: string, type: ResourceType): OktaError {
  return new OktaError('E0000007', [], `Resource not found: ${id} (${type})`);
}

export function invalid(subject: string, ...causes: string[]): OktaError {
  return new OktaError('E0000001', causes, subject);
}

export const alreadyExists = 'An object with this field already exists in the current organization';
