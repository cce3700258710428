import { compactVerify, decodeJwt, decodeProtectedHeader, exportJWK, generateKeyPair, type JWK } from 'jose';
import { describe, expect, test } from 'vitest';
import { type EventBody, open } from '../client.ts';
import { askForToken, jti, proof, proofKey, revoke } from './service-app.ts';

const noon = Date.parse('2026-11-21T12:00:00Z');
const second = noon / 1000;

/** The values that differ from what they should be. */
type Changes = Readonly<Record<string, unknown>>;

describe('POST /oauth2/v1/token', () => {
  test('gives a service app a token for an hour, of which the client needs to know no more', async () => {
    const client = await open({ now: () => noon });
    const { origin, oauth } = client.sandbox;

    const { status, body, headers } = await askForToken(client, {
      now: noon,
      form: { scope: 'okta.users.read okta.groups.manage' },
    });
    expect(status).toBe(200);
    expect(body).toEqual({
      token_type: 'Bearer',
      expires_in: 3600,
      access_token: expect.stringMatching(/^eyJ/),
      scope: 'okta.users.read okta.groups.manage',
    });
    expect(headers).not.toHaveProperty('dpop-nonce');
    expect(decodeProtectedHeader(body.access_token)).toMatchObject({
      typ: 'application/okta-internal-at+jwt',
    });
    expect(decodeJwt(body.access_token)).toEqual({
      ver: 1,
      jti: expect.stringMatching(/^AT\./),
      iss: origin,
      aud: origin,
      sub: oauth.clientId,
      cid: oauth.clientId,
      iat: second,
      exp: second + 3600,
      scp: ['okta.users.read', 'okta.groups.manage'],
    });
    const keys = await client.send<{ keys: JWK[] }>('GET', '/oauth2/v1/keys', undefined, {
      Authorization: '',
    });
    await expect(compactVerify(body.access_token, keys.body.keys[0] ?? {})).resolves.toBeDefined();
  });

  test('leaves out in silence what the app was not granted', async () => {
    const client = await open();
    await revoke(client, 'okta.groups.read');

    const { body } = await askForToken(client, { form: { scope: 'okta.groups.read okta.users.read' } });
    expect(body.scope).toBe('okta.users.read');
  });

  test('refuses when nothing that was asked for was granted', async () => {
    const client = await open();
    await revoke(client, 'okta.groups.read');

    expect(await askForToken(client, { form: { scope: 'okta.groups.read' } })).toMatchObject({
      status: 400,
      body: {
        error: 'consent_required',
        error_description: 'You are not allowed any of the requested scopes.',
      },
    });
  });

  test.each<[what: string, description: string, claims: Changes, header?: Changes]>([
    [
      'another issuer',
      'The issuer claim for client_assertion is not a valid client_id.',
      { iss: '0oanobody' },
    ],
    [
      'another subject',
      'The subject claim for client_assertion is not a valid client_id.',
      { sub: '0oanobody' },
    ],
    [
      'an audience that is not the endpoint',
      'The audience claim for client_assertion must be the endpoint invoked for the request.',
      { aud: 'https://acme.okta.com/oauth2/v1/token' },
    ],
    [
      'no end',
      "The client_assertion must contain the 'exp' claim as seconds since epoch.",
      { exp: undefined },
    ],
    ['an end that is past', 'The client_assertion token is expired.', { exp: second }],
    [
      'an end more than an hour away',
      'The client_assertion token has an expiration too far into the future.',
      { exp: second + 3601 },
    ],
    [
      'a start in the future',
      'The client_assertion token must be issued before the current time.',
      { iat: second + 1 },
    ],
    ['a key that the app has not', 'The client_assertion JWT kid is invalid.', {}, { kid: 'x' }],
  ])('refuses an assertion with %s', async (_, description, claims, header = {}) => {
    const client = await open({ now: () => noon });
    expect(await askForToken(client, { now: noon, claims, header })).toMatchObject({
      status: 401,
      body: { error: 'invalid_client', error_description: description },
    });
  });

  test('takes an assertion up to an hour ahead, without a time of issue, and without an id', async () => {
    const client = await open({ now: () => noon });
    expect((await askForToken(client, { now: noon, claims: { exp: second + 3600 } })).status).toBe(200);
    expect(
      (await askForToken(client, { now: noon, claims: { iat: undefined, jti: undefined } })).status,
    ).toBe(200);
  });

  test('takes an assertion once', async () => {
    const client = await open();
    const claims = { jti: jti() };
    expect((await askForToken(client, { claims })).status).toBe(200);
    expect(await askForToken(client, { claims })).toMatchObject({
      status: 401,
      body: {
        error: 'invalid_client',
        error_description: 'The client_assertion token has already been used.',
      },
    });
  });

  test('refuses the signature of another key', async () => {
    const client = await open();
    const { privateKey } = await generateKeyPair('ES256', { extractable: true });
    expect(await askForToken(client, { key: await exportJWK(privateKey) })).toMatchObject({
      status: 401,
      body: { error: 'invalid_client', error_description: 'The client_assertion signature is invalid.' },
    });
  });

  test('refuses a secret for a signature', async () => {
    const client = await open();
    const key = { kty: 'oct', k: Buffer.alloc(32).toString('base64url'), alg: 'HS256' };
    expect(await askForToken(client, { key })).toMatchObject({
      status: 401,
      body: { error_description: 'The client_assertion JWT signature algorithm is invalid.' },
    });
  });

  test.each([
    [{ grant_type: 'password' }, 400, 'unsupported_grant_type'],
    [{ grant_type: undefined }, 400, 'unsupported_grant_type'],
    [{ client_assertion: undefined }, 401, 'invalid_client'],
    [{ client_assertion: 'nonsense' }, 401, 'invalid_client'],
    [{ client_assertion_type: 'urn:other' }, 400, 'invalid_request'],
    [{ client_secret: 'x' }, 401, 'invalid_client'],
    [{ client_id: '0oanobody' }, 401, 'invalid_client'],
    [{ scope: undefined }, 400, 'invalid_scope'],
    [{ scope: ' ' }, 400, 'invalid_scope'],
    [{ scope: 'openid' }, 400, 'invalid_scope'],
    [{ scope: 'okta.colours.read' }, 400, 'invalid_scope'],
    [{ scope: 'okta.logs.manage' }, 400, 'invalid_scope'],
    [{ scope: 'okta.users.read.self' }, 400, 'client_credentials_self_scope_requested'],
  ])('refuses the parameters %j', async (form, status, error) => {
    const client = await open();
    expect(await askForToken(client, { form })).toMatchObject({
      status,
      body: { error, error_description: expect.any(String) },
    });
  });

  test('refuses a secret in a header', async () => {
    const client = await open();
    expect(await askForToken(client, { headers: { Authorization: 'Basic eDp5' } })).toMatchObject({
      status: 401,
      body: {
        error: 'invalid_client',
        error_description:
          'Client Credentials requests to the Org Authorization Server must use the private_key_jwt token_endpoint_auth_method.',
      },
    });
  });

  test('reads forms alone', async () => {
    const client = await open();
    expect(await askForToken(client, { headers: { 'Content-Type': 'application/json' } })).toMatchObject({
      status: 400,
      body: { errorCode: 'E0000021' },
    });
  });

  test('passes over a proof that it did not ask for', async () => {
    const client = await open();
    const DPoP = await proof(client, await proofKey(), 'POST', '/oauth2/v1/token');
    expect((await askForToken(client, { headers: { DPoP } })).body.token_type).toBe('Bearer');
  });

  test('notes each token in the System Log', async () => {
    const client = await open();
    await askForToken(client);
    const { body } = await client.send<(EventBody & { actor: unknown })[]>(
      'GET',
      '/api/v1/logs?filter=eventType+sw+%22app.oauth2%22',
    );
    expect(body).toMatchObject([
      {
        eventType: 'app.oauth2.token.grant.access_token',
        actor: { type: 'PublicClientApp', id: client.sandbox.oauth.clientId },
      },
    ]);
  });
});

describe('the metadata of the authorization server', () => {
  test('is told to everybody and names the endpoints', async () => {
    const { sandbox, send } = await open();
    const { status, body, headers } = await send(
      'GET',
      '/.well-known/oauth-authorization-server',
      undefined,
      {
        Authorization: '',
      },
    );
    expect(status).toBe(200);
    expect(body).toMatchObject({
      issuer: sandbox.origin,
      token_endpoint: `${sandbox.origin}/oauth2/v1/token`,
      token_endpoint_auth_methods_supported: ['private_key_jwt'],
    });
    expect(headers).not.toHaveProperty('x-rate-limit-limit');
  });
});
