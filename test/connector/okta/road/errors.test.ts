import { describe, expect, test } from 'vitest';
import type { ErrorCode } from '../../../../connector/core/error.ts';
import { appWording, keyWording } from '../../../../connector/okta/connection/wording.ts';
import { errorBody, refusal } from '../../../../connector/okta/road/errors.ts';
import { refused } from '../../../okta.ts';
import { limits, requestOf, responseOf } from '../../../road.ts';

const scopes = ['okta.users.manage'];

/** The error for an answer with this status, body and headers. */
const errorOf = (
  status: number,
  body: unknown = '',
  headers: Record<string, string> = {},
  request = requestOf(),
) => refusal({ request, response: responseOf(status, body, headers), scopes, wording: keyWording });

describe('refusal', () => {
  test.each<[string, number, ErrorCode, boolean]>([
    ['E0000001', 400, 'REJECTED', false],
    ['E0000003', 400, 'REJECTED', false],
    ['E0000004', 401, 'REJECTED', false],
    ['E0000005', 403, 'FORBIDDEN', false],
    ['E0000006', 403, 'FORBIDDEN', false],
    ['E0000007', 404, 'NOT_FOUND', false],
    ['E0000008', 404, 'NOT_FOUND', false],
    ['E0000009', 500, 'OKTA_UNAVAILABLE', true],
    ['E0000010', 503, 'OKTA_UNAVAILABLE', true],
    ['E0000011', 401, 'AUTHENTICATION_FAILED', false],
    ['E0000014', 403, 'REJECTED', false],
    ['E0000015', 401, 'NOT_LICENSED', false],
    ['E0000016', 403, 'WRONG_STATE', false],
    ['E0000017', 403, 'REJECTED', false],
    ['E0000022', 405, 'REJECTED', false],
    ['E0000023', 403, 'REJECTED', false],
    ['E0000029', 400, 'REJECTED', false],
    ['E0000031', 400, 'REJECTED', false],
    ['E0000032', 403, 'WRONG_STATE', false],
    ['E0000033', 400, 'REJECTED', false],
    ['E0000034', 403, 'WRONG_STATE', false],
    ['E0000035', 403, 'WRONG_STATE', false],
    ['E0000036', 403, 'WRONG_STATE', false],
    ['E0000038', 403, 'WRONG_STATE', false],
    ['E0000047', 429, 'RATE_LIMITED', true],
    ['E0000053', 400, 'REJECTED', false],
    ['E0000055', 409, 'CONFLICT', false],
    ['E0000056', 403, 'WRONG_STATE', false],
    ['E0000060', 501, 'REJECTED', false],
    ['E0000068', 403, 'REJECTED', false],
    ['E0000069', 403, 'WRONG_STATE', false],
    ['E0000075', 403, 'REJECTED', false],
    ['E0000079', 403, 'WRONG_STATE', false],
    ['E0000080', 403, 'REJECTED', false],
    ['E0000082', 403, 'REJECTED', false],
    ['E0000087', 403, 'REJECTED', false],
    ['E0000090', 409, 'CONFLICT', false],
    ['E0000093', 400, 'REJECTED', false],
    ['E0000100', 503, 'OKTA_UNAVAILABLE', true],
    ['E0000105', 403, 'REJECTED', false],
    ['E0000107', 403, 'WRONG_STATE', false],
    ['E0000109', 429, 'RATE_LIMITED', true],
    ['E0000110', 403, 'REJECTED', false],
    ['E0000112', 409, 'WRONG_STATE', true],
    ['E0000118', 429, 'RATE_LIMITED', true],
    ['E0000124', 400, 'REJECTED', false],
    ['E0000127', 409, 'CONFLICT', false],
    ['E0000133', 429, 'RATE_LIMITED', true],
    ['E0000231', 412, 'CONFLICT', false],
    ['E0000239', 423, 'CONFLICT', true],
    ['E0000242', 400, 'REJECTED', false],
    ['E0000249', 409, 'CONFLICT', true],
    ['E0000253', 409, 'CONFLICT', true],
    ['E0000263', 409, 'CONFLICT', false],
    ['E0000268', 409, 'CONFLICT', true],
    ['E0009999', 400, 'REJECTED', false],
    ['E0009999', 500, 'OKTA_UNAVAILABLE', true],
  ])('makes of %s with status %i %s', (errorCode, status, code, retryable) => {
    const error = errorOf(status, refused(errorCode, 'Summary of Okta'), { 'x-okta-request-id': 'req1' });

    expect(error.toJSON()).toEqual({
      name: 'ConnectorError',
      code,
      retryable,
      status,
      message: expect.stringMatching(/^[A-Z].+\. Okta said: Summary of Okta\.$/),
      okta: { errorCode, errorId: 'oaeTest', requestId: 'req1', causes: [] },
    });
  });

  test.each<[string, ErrorCode]>([
    ['login: An object with this field already exists in the current organization', 'CONFLICT'],
    ['label: There is already an admin role with this name.', 'CONFLICT'],
    ['Provided owner is already assigned to this group', 'CONFLICT'],
    ['Cannot suspend a user that is not active', 'WRONG_STATE'],
    ['Cannot unsuspend a user that is not suspended', 'WRONG_STATE'],
    ['login: Username must be in the form of an email address', 'REJECTED'],
  ])('reads the cause of E0000001: %s', (cause, code) => {
    expect(errorOf(400, refused('E0000001', 'Api validation failed', cause)).code).toBe(code);
  });

  test('names the field of each cause', () => {
    const body = refused(
      'E0000001',
      'Api validation failed: login',
      'login: The field cannot be left blank',
      "Property name 'badge' is not defined in profile",
      'Password requirements were not met.',
    );
    const { okta, message } = errorOf(400, body);

    expect(okta?.causes).toEqual([
      { field: 'login', message: 'login: The field cannot be left blank' },
      { field: 'badge', message: "Property name 'badge' is not defined in profile" },
      { message: 'Password requirements were not met.' },
    ]);
    expect(message).toBe(
      'Okta rejected the request. Okta said: Api validation failed: login: The field cannot be left blank: ' +
        "Property name 'badge' is not defined in profile: Password requirements were not met.",
    );
  });

  test('reads causes that are plain texts, and causes that give a reason or none', () => {
    const body = { errorCode: 'E0000055', errorCauses: ['Duplicate.', { reason: 'NAME_TAKEN' }, {}] };

    expect(errorOf(409, body).okta?.causes).toEqual([
      { message: 'Duplicate.' },
      { message: 'NAME_TAKEN' },
      { message: 'no reason given' },
    ]);
  });

  test('names the code of Okta where there is no summary', () => {
    expect(errorOf(400, { errorCode: 'E0000003' }).message).toContain('Okta said: E0000003.');
  });

  test('says once what summary and cause both say', () => {
    const { message } = errorOf(400, refused('E0000003', 'Not well-formed.', 'Not well-formed.'));

    expect(message).toBe('Okta rejected the request. Okta said: Not well-formed.');
  });
});

describe('an error that is not from Okta', () => {
  const strange = ['', '<html>Bad gateway</html>', '{"message":"no error code"}', '[]', 'null'];
  const web = { 'www-authenticate': 'Negotiate, Basic realm="proxy"', server: 'gateway' };

  test.each([400, 401, 402, 403, 404, 405, 407, 409, 410, 412, 413, 418, 423, 451])(
    'with status %i says nothing of users, keys and rights',
    (status) => {
      for (const body of strange) {
        const error = errorOf(status, body, web);
        expect(error).toMatchObject({ code: 'UNEXPECTED_RESPONSE', status, retryable: false });
        expect(error.message).toMatch(
          /^The response \(status \d+\) is incomplete or not from Okta's API.*\. Check the Okta domain, .* \(a proxy, a firewall, a network zone\)\.$/,
        );
      }
    },
  );

  test.each([500, 501, 502, 503, 504, 530])('with status %i names the places to look at', (status) => {
    for (const body of strange) {
      const error = errorOf(status, body, web);
      expect(error).toMatchObject({ code: 'OKTA_UNAVAILABLE', status, retryable: true });
      expect(error.message).toMatch(/Check the Okta domain, .* \(a proxy, a firewall, a network zone\)\.$/);
    }
  });

  test('may be for want of a path, which Okta answers so', () => {
    expect(errorOf(404).message).toContain('or Okta has no such path');
  });

  test.each<[number, ErrorCode, boolean]>([
    [408, 'TIMEOUT', true],
    [414, 'REJECTED', false],
    [429, 'RATE_LIMITED', true],
    [431, 'REJECTED', false],
  ])('with status %i is %s, whoever says it', (status, code, retryable) => {
    for (const body of strange) {
      const error = errorOf(status, body);
      expect(error).toMatchObject({ code, status, retryable });
      expect(error.message).toMatch(/^[A-Z].+\.$/);
      expect(error.message).not.toMatch(/html|Okta said/);
    }
  });

  test.each(['Bearer', 'DPoP algs="ES256"'])(
    'is none where the header asks for a token by %s',
    (challenge) => {
      expect(errorOf(401, '', { 'www-authenticate': challenge }).code).toBe('AUTHENTICATION_FAILED');
      expect(errorOf(403, '', { 'www-authenticate': challenge }).code).toBe('FORBIDDEN');
    },
  );
});

describe('JSON that looks like words of Okta', () => {
  const spring = { timestamp: 1, status: 404, error: 'Not Found', path: '/api/v1/users/00u1' };
  const bearer = { 'www-authenticate': 'Bearer realm="gw"' };

  test.each<[string, unknown, Record<string, string>]>([
    ['an error of Spring Boot', spring, {}],
    ['an error in words of OAuth', { error: 'invalid_token' }, {}],
    ['a code of somebody else', { errorCode: 'NotFound', message: 'No route' }, {}],
    ['a number for a code', { errorCode: '404', errorSummary: 'No route' }, {}],
    ['a code that only contains one of Okta', { errorCode: 'XE0000007' }, {}],
    ['a web page behind a gateway that asks for a token', '<html>Sign in</html>', bearer],
    ['a challenge in words of somebody else', '', { 'www-authenticate': 'Bearer error="no_route"' }],
  ])('is not taken for one: %s', (_, body, headers) => {
    for (const status of [400, 401, 403, 404, 409, 410, 412, 423]) {
      const error = errorOf(status, body, headers);
      expect(error, String(status)).toMatchObject({ code: 'UNEXPECTED_RESPONSE', status });
      expect(error.message).not.toContain('Okta said');
    }
  });

  test.each([404, 409, 410, 412, 423])('is none with status %i, whatever the header asks for', (status) => {
    for (const header of ['Bearer', 'Bearer error="invalid_token"']) {
      expect(errorOf(status, '', { 'www-authenticate': header }).code).toBe('UNEXPECTED_RESPONSE');
    }
  });
});

describe('a refusal in which Okta leaves something empty', () => {
  const whole = refused('E0000007', 'Not found', 'Resource not found');

  test.each<[string, object]>([
    ['the causes', { errorCauses: null }],
    ['the list of causes', { errorCauses: {} }],
    ['a cause', { errorCauses: [null, 7] }],
    ['the words of a cause', { errorCauses: [{ errorSummary: null }] }],
    ['the ID', { errorId: null }],
    ['the summary', { errorSummary: null }],
    ['the text of the summary', { errorSummary: '' }],
  ])('is still from Okta without %s', (_, empty) => {
    expect(errorOf(404, { ...whole, ...empty })).toMatchObject({
      code: 'NOT_FOUND',
      message: expect.stringMatching(/Okta said: (?:Not found|E0000007)/),
    });
  });
});

describe('refusal of a change', () => {
  const creates = requestOf({ method: 'POST', changes: true, repeatable: false });

  test.each([
    ['Okta', refused('E0000009', 'Internal Server Error')],
    ['a gateway', '<html>Bad gateway</html>'],
  ])('by %s with 502 says that it may have been made', (_, body) => {
    expect(errorOf(502, body, {}, creates).message).toMatch(
      /The change may have been made. Check before you repeat it\.$/,
    );
  });

  test.each([true, false])('says so whether or not it may be repeated (%s)', (repeatable) => {
    const error = errorOf(503, '', {}, requestOf({ method: 'PUT', changes: true, repeatable }));

    expect(error).toMatchObject({ retryable: repeatable });
    expect(error.message).toContain('The change may have been made');
    expect(errorOf(503, '', {}, requestOf({ repeatable })).message).not.toContain('may have been made');
  });

  test.each([400, 403, 404, 429])('with %i does not', (status) => {
    for (const body of ['', refused('E0000001', 'No')]) {
      expect(errorOf(status, body, {}, creates).message).not.toContain('may have been made');
    }
  });
});

describe('refusal of what may be repeated', () => {
  test.each([503, 408])('is retryable after %i only where repeating is safe', (status) => {
    const creates = requestOf({ method: 'POST', changes: true, repeatable: false });

    expect(errorOf(status, '').retryable).toBe(true);
    expect(errorOf(status, '', {}, creates).retryable).toBe(false);
  });

  test('says when to come back after a rate limit', () => {
    const body = refused('E0000047', 'API call exceeded rate limit due to too many requests.');

    expect(errorOf(429, body, limits(600, 0, 30))).toMatchObject({ retryAt: '2026-11-21T12:00:30.000Z' });
    expect(errorOf(429, body)).not.toHaveProperty('retryAt');
  });

  test('does not go by the window of another bucket after a throttle of messages', () => {
    const error = errorOf(429, refused('E0000109', 'An SMS was recently sent.'), limits(600, 599, 30));

    expect(error).not.toHaveProperty('retryAt');
    expect(error.message).toContain('An SMS was recently sent.');
  });
});

describe('refusal for lack of rights', () => {
  const challenge = (error: string, more: string) =>
    `Bearer authorization_uri="http://acme.okta.com/oauth2/v1/authorize", realm="http://acme.okta.com", ${more}error="${error}", error_description="Described by Okta", resource="/api/v1/groups"`;

  test('names the rights that the action needs', () => {
    expect(errorOf(403, refused('E0000006', 'You do not have permission')).message).toBe(
      'The administrator behind the connection is not allowed to do this. An administrator role with the rights of okta.users.manage is required. Okta said: You do not have permission.',
    );
  });

  test('names no rights where none are known', () => {
    const response = responseOf(403, refused('E0000006', 'No permission'));
    const { message } = refusal({ request: requestOf(), response, scopes: [], wording: keyWording });

    expect(message).toBe(
      'The administrator behind the connection is not allowed to do this. Okta said: No permission.',
    );
  });

  test('names the scope that was not granted, which only a header tells', () => {
    const headers = { 'www-authenticate': challenge('insufficient_scope', 'scope="okta.groups.read", ') };

    expect(errorOf(403, '', headers)).toMatchObject({
      code: 'FORBIDDEN',
      message:
        'The connection was not granted the scope okta.groups.read. Grant it in the Admin Console. Okta said: Described by Okta.',
    });
  });

  test.each([400, 401, 403])('reads an invalid token from a header with status %i', (status) => {
    const error = errorOf(status, '', { 'www-authenticate': challenge('invalid_token', '') });

    expect(error).toMatchObject({ code: 'AUTHENTICATION_FAILED', retryable: false });
    expect(error.message).toContain('Okta said: Described by Okta.');
  });
});

describe('refusal of a service app', () => {
  test('names the scope that was not granted, and where to grant it', () => {
    const headers = { 'www-authenticate': 'Bearer scope="okta.groups.read", error="insufficient_scope"' };
    const response = responseOf(403, '', headers);
    const grant = { asked: ['okta.groups.read'], granted: ['okta.users.read'] };

    expect(refusal({ request: requestOf(), response, scopes, wording: appWording(grant) }).message).toMatch(
      /^The service app was not granted the scope okta\.groups\.read\. Grant it in the Admin Console, /,
    );
  });

  test.each(['invalid_token', 'invalid_dpop_proof', 'use_dpop_nonce'])(
    'is no fault of a key: %s',
    (error) => {
      const headers = { 'www-authenticate': `DPoP error="${error}", error_description="Described by Okta"` };
      const request = requestOf();
      const response = responseOf(400, '', headers);
      const refused = refusal({
        request,
        response,
        scopes,
        wording: appWording({ asked: scopes, granted: scopes }),
      });

      expect(refused).toMatchObject({ code: 'AUTHENTICATION_FAILED', retryable: false });
      expect(refused.message).toMatch(
        /^Okta does not accept the access token .* Okta said: Described by Okta\.$/,
      );
    },
  );
});

describe('an operation that takes no token', () => {
  test('says to a service app that neither scope nor role helps', () => {
    const response = responseOf(403, refused('E0000005', 'Invalid session'));
    const grant = { asked: scopes, granted: scopes };
    const { code, message } = refusal({ request: requestOf(), response, scopes, wording: appWording(grant) });

    expect(code).toBe('FORBIDDEN');
    expect(message).toMatch(/^A service app cannot use this operation, whatever its scopes and role/);
  });
});

describe('the way out in a refusal', () => {
  test.each([
    [401, 'E0000011', 'Create a new API token and enter it in the connection.'],
    [401, 'E0000015', 'A new API key will not help. Ask Okta for the feature.'],
    [404, 'E0000007', 'Check the ID.'],
    [409, 'E0000055', 'It conflicts with what is in Okta now.'],
    [412, 'E0000231', 'Read it again first.'],
    [403, 'E0000038', 'Okta does not allow this in the current status.'],
    [429, 'E0000047', 'Run again later.'],
    [503, 'E0000010', 'Okta is not available at the moment (status 503).'],
    [414, 'E0000256', 'Make it shorter or split it'],
    [401, 'E0000004', 'The key of the connection is not the problem.'],
    [403, 'E0000005', 'An API key cannot be used for this operation, whatever its role.'],
  ])('of status %i and %s', (status, errorCode, remedy) => {
    expect(errorOf(status, refused(errorCode, 'No')).message).toContain(remedy);
  });
});

describe('errorBody', () => {
  test.each(['', 'null', '"text"', '[]', '{}', '<html>', '{"errorCode":7}'])('finds none in %j', (body) => {
    expect(errorBody(responseOf(500, body))).toBeUndefined();
  });
});
