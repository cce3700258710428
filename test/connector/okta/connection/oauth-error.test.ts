import { describe, expect, test } from 'vitest';
import { oauthError } from '../../../../connector/okta/connection/oauth-error.ts';
import { responseOf } from '../../../road.ts';

const header = (text: string) => oauthError(responseOf(401, '', { 'www-authenticate': text }));

describe('oauthError', () => {
  test("reads the header of Okta's API", () => {
    expect(
      header(
        'Bearer authorization_uri="http://acme.okta.com/oauth2/v1/authorize", realm="http://acme.okta.com", scope="okta.groups.read", error="insufficient_scope", error_description="The access token provided does not contain the required scopes.", resource="/api/v1/groups"',
      ),
    ).toEqual({
      error: 'insufficient_scope',
      description: 'The access token provided does not contain the required scopes.',
      scope: 'okta.groups.read',
    });
  });

  test.each([
    ['without quotes', 'DPoP error=use_dpop_nonce,error_description="Needed"'],
    ['with spaces', 'DPoP error = "use_dpop_nonce" , error_description = "Needed"'],
    ['in capitals', 'DPOP ERROR="use_dpop_nonce", Error_Description="Needed"'],
    [
      'behind another scheme',
      'Basic realm="x, y", DPoP algs="RS256 ES256", error="use_dpop_nonce", error_description="Needed"',
    ],
    ['twice', 'DPoP error="use_dpop_nonce", error_description="Needed", Bearer error="invalid_token"'],
  ])('reads a header %s', (_, text) => {
    expect(header(text)).toMatchObject({ error: 'use_dpop_nonce', description: 'Needed' });
  });

  test('reads what is escaped in a header', () => {
    expect(header('Bearer error_description="The \\"aud\\" claim, \\\\ and all"')).toMatchObject({
      description: 'The "aud" claim, \\ and all',
    });
  });

  test('reads the body of the token endpoint, and does not mix it with a header', () => {
    const headers = { 'www-authenticate': 'Bearer error="invalid_token", error_description="No"' };

    expect(oauthError(responseOf(400, { error: 'invalid_scope' }, headers))).toEqual({
      error: 'invalid_scope',
    });
  });

  test.each(['', 'Bearer', 'Basic realm="org"', '"""', 'error'])('finds nothing in %j', (text) => {
    expect(header(text)).toEqual({});
  });

  test.each(['', 'null', '[]', '"error"', '{"error":7}', '<html>', '{"errorCode":"E0000007"}'])(
    'finds nothing in the body %j',
    (body) => {
      expect(oauthError(responseOf(400, body))).toEqual({});
    },
  );
});
