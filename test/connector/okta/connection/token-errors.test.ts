import { describe, expect, test } from 'vitest';
import { refused } from '../../../okta.ts';
import { responseOf } from '../../../road.ts';
import { oauthRefusal, serviceOrg } from './service-org.ts';

/** The error of a call whose token endpoint answers so. */
const errorOf = async (answer: ReturnType<typeof responseOf>, after = 0): Promise<unknown> => {
  const org = serviceOrg({ endpoint: () => answer });
  await org.clock.sleep(after);
  return org.get().catch((error: unknown) => error);
};

describe('the token endpoint says', () => {
  test.each([
    [
      401,
      'invalid_client',
      "Invalid value for 'client_id' parameter.",
      'This org has no service app with this client ID.',
    ],
    [
      401,
      'invalid_client',
      'The issuer claim for client_assertion is not a valid client_id.',
      'This org has no service app with this client ID.',
    ],
    [
      401,
      'invalid_client',
      "Only clients with 'application_type' of 'service' may use the client_credentials 'grant_type' with the Org Authorization Server.",
      'The client ID belongs to an app that is not a service app.',
    ],
    [
      401,
      'invalid_client',
      'Client Credentials requests to the Org Authorization Server must use the private_key_jwt token_endpoint_auth_method.',
      'The service app does not sign in with a key.',
    ],
    [
      401,
      'invalid_client',
      'The client does not have a JWKSet configured, but the client_assertion requires one.',
      'The service app has no usable public key.',
    ],
    [401, 'invalid_client', 'The client JWKSet is invalid.', 'The service app has no usable public key.'],
    [
      401,
      'invalid_client',
      'The client_assertion JWT kid is invalid.',
      'The service app has no key with this key ID.',
    ],
    [
      401,
      'invalid_client',
      'The client_assertion signature is invalid.',
      'The private key does not belong to any public key of the service app.',
    ],
    [
      401,
      'invalid_client',
      'The client_assertion JWT signature algorithm is invalid.',
      'The public key of the service app is registered for a different algorithm',
    ],
    [
      401,
      'invalid_client',
      'The client_assertion JWT needs to be signed using a signing key.',
      'The public key of the service app is not registered for signing.',
    ],
    [
      401,
      'invalid_client',
      'The audience claim for client_assertion must be the endpoint invoked for the request.',
      'The org has a different name than the domain of the connection.',
    ],
    [
      401,
      'invalid_client',
      'The client_assertion token has already been used.',
      'Something between this machine and Okta, such as a proxy, sent the request twice.',
    ],
    [
      401,
      'invalid_client',
      'Client authentication failed. Either the client or the client credentials are invalid.',
      'Okta does not accept this client ID with this key.',
    ],
    [
      400,
      'invalid_dpop_proof',
      "'htu' claim in the DPoP proof JWT is invalid.",
      'Okta does not accept the DPoP proof',
    ],
    [
      400,
      'unsupported_grant_type',
      'The authorization grant type is not supported.',
      'The app is not allowed to sign in by itself.',
    ],
    [400, 'unauthorized_client', 'This client cannot.', 'The app is not allowed to sign in by itself.'],
    [400, 'something_new', 'Never heard of.', 'Okta did not give the service app an access token.'],
  ])('%i %s, %s', async (status, error, description, means) => {
    expect(await errorOf(oauthRefusal(status, error, description))).toMatchObject({
      code: 'AUTHENTICATION_FAILED',
      status,
      retryable: false,
      message: expect.toSatisfy(
        (said: string) => said.startsWith(means) && said.endsWith(`Okta said: ${description}`),
      ),
    });
  });

  test.each([
    [
      'consent_required',
      'You are not allowed any of the requested scopes.',
      'The service app was granted none of the scopes',
    ],
    ['invalid_scope', 'No scopes were requested.', 'The connection requests no scope.'],
    [
      'invalid_scope',
      'One or more scopes are not configured for the authorization server resource.',
      'The connection requests a scope that the org does not have.',
    ],
    ['access_denied', 'Policy evaluation failed.', 'A policy or network zone of the org'],
  ])('400 %s, %s', async (error, description, means) => {
    expect(await errorOf(oauthRefusal(400, error, description))).toMatchObject({
      code: 'FORBIDDEN',
      status: 400,
      message: expect.stringContaining(means),
    });
  });

  test.each([
    [400_000, 'is 400 seconds fast'],
    [-400_000, 'is 400 seconds slow'],
    [0, 'is wrong'],
  ])('that a JWT is of another time, by a clock that is %i ms ahead', async (ahead, how) => {
    const described = 'The client_assertion token must be issued before the current time.';

    expect(await errorOf(oauthRefusal(401, 'invalid_client', described), ahead)).toMatchObject({
      code: 'AUTHENTICATION_FAILED',
      message: expect.stringContaining(`The clock of this machine ${how} compared with the clock of Okta`),
    });
  });

  test.each([
    'The client_assertion token is expired.',
    'The client_assertion token has an expiration too far into the future.',
    'The DPoP proof JWT is issued in the future.',
    'The DPoP proof JWT is issued more than five minutes in the past.',
    "'iat' claim in the DPoP proof JWT is invalid.",
  ])('that a JWT is of another time: %s', async (described) => {
    expect(await errorOf(oauthRefusal(401, 'invalid_client', described))).toMatchObject({
      message: expect.stringMatching(/^The clock of this machine .* Okta said: /),
    });
  });

  test.each([
    [503, '', 'OKTA_UNAVAILABLE'],
    [
      500,
      { error: 'server_error', error_description: 'Failed to create the access_token.' },
      'OKTA_UNAVAILABLE',
    ],
    [429, { error: 'too_many_requests' }, 'RATE_LIMITED'],
    [400, refused('E0000021', 'Bad request.'), 'REJECTED'],
  ])('%i and %j, as the API does', async (status, body, code) => {
    expect(await errorOf(responseOf(status, body))).toMatchObject({ code, status, retryable: status > 400 });
  });

  test('under which ID, which its support asks for', async () => {
    const answer = oauthRefusal(401, 'invalid_client', 'No.', { 'x-okta-request-id': 'req7' });

    expect(await errorOf(answer)).toMatchObject({ okta: { requestId: 'req7' } });
  });
});
