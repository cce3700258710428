import { decodeJwt } from 'jose';
import { describe, expect, test } from 'vitest';
import { type Client, open } from '../client.ts';
import { askForToken, boundToken, jti, type ProofKey, proof, proofKey } from './service-app.ts';

const noon = Date.parse('2026-11-21T12:00:00Z');
const second = noon / 1000;
const day = 86_400_000;

describe('POST /oauth2/v1/token with DPoP', () => {
  test('asks for a proof, then for a nonce, then binds the token to the key', async () => {
    const client = await open();
    const key = await proofKey();
    const prove = (nonce?: string) =>
      proof(client, key, 'POST', '/oauth2/v1/token', nonce === undefined ? {} : { nonce });

    expect(await askForToken(client, { app: 'dpop' })).toMatchObject({
      status: 400,
      body: {
        error: 'invalid_dpop_proof',
        error_description: 'The DPoP proof JWT header is missing.',
      },
    });
    const withoutNonce = await askForToken(client, { app: 'dpop', headers: { DPoP: await prove() } });
    expect(withoutNonce).toMatchObject({
      status: 400,
      headers: { 'dpop-nonce': expect.stringMatching(/^\S{20,}$/) },
      body: {
        error: 'use_dpop_nonce',
        error_description: 'Authorization server requires nonce in DPoP proof.',
      },
    });
    const nonce = String(withoutNonce.headers['dpop-nonce']);
    const { status, headers, body } = await askForToken(client, {
      app: 'dpop',
      headers: { DPoP: await prove(nonce) },
    });
    expect({ status, nonce: headers['dpop-nonce'], type: body.token_type }).toEqual({
      status: 200,
      nonce,
      type: 'DPoP',
    });
    expect(decodeJwt(body.access_token)).toMatchObject({ cnf: { jkt: key.thumbprint } });
  });

  test('changes the nonce every day and takes an old one for three days more', async () => {
    let now = noon;
    const client = await open({ now: () => now });
    const key = await proofKey();
    const ask = async (nonce: string) =>
      askForToken(client, {
        app: 'dpop',
        now,
        headers: { DPoP: await proof(client, key, 'POST', '/oauth2/v1/token', { nonce, now }) },
      });
    const first = String((await ask('none')).headers['dpop-nonce']);

    now += day;
    const next = await ask(first);
    expect(next.status).toBe(200);
    expect(next.headers['dpop-nonce']).not.toBe(first);
    now += 2 * day;
    expect((await ask(first)).status).toBe(200);
    now += day;
    expect(await ask(first)).toMatchObject({ status: 400, body: { error: 'use_dpop_nonce' } });
  });

  test.each<[string, Record<string, unknown>, Record<string, unknown>, string]>([
    ['another type', {}, { typ: 'JWT' }, "'typ' must be 'dpop+jwt' in the DPoP proof JWT."],
    ['no key', {}, { jwk: undefined }, 'The DPoP proof JWT is invalid.'],
    ['a method in lower case', { htm: 'post' }, {}, "'htm' claim in the DPoP proof JWT is invalid."],
    ['another address', { htu: 'http://x/' }, {}, "'htu' claim in the DPoP proof JWT is invalid."],
    ['no time', { iat: undefined }, {}, "'iat' claim in the DPoP proof JWT is invalid."],
    ['a time to come', { iat: second + 1 }, {}, 'The DPoP proof JWT is issued in the future.'],
    [
      'a time more than five minutes past',
      { iat: second - 301 },
      {},
      'The DPoP proof JWT is issued more than five minutes in the past.',
    ],
    ['an end that is past', { exp: second }, {}, 'The DPoP proof JWT is expired.'],
    ['no id', { jti: undefined }, {}, "'jti' claim in the DPoP proof JWT is invalid."],
  ])('refuses a proof with %s', async (_, claims, header, description) => {
    const client = await open({ now: () => noon });
    const DPoP = await proof(client, await proofKey(), 'POST', '/oauth2/v1/token', {
      now: noon,
      claims,
      header,
    });
    expect(await askForToken(client, { app: 'dpop', now: noon, headers: { DPoP } })).toMatchObject({
      status: 400,
      body: { error: 'invalid_dpop_proof', error_description: description },
    });
  });

  test('refuses a proof that gives its private key away', async () => {
    const client = await open();
    const key = await proofKey();
    const DPoP = await proof(client, key, 'POST', '/oauth2/v1/token', { header: { jwk: key.privateKey } });
    expect(await askForToken(client, { app: 'dpop', headers: { DPoP } })).toMatchObject({
      status: 400,
      body: { error: 'invalid_dpop_proof', error_description: 'The DPoP proof JWT is invalid.' },
    });
  });

  test('refuses what is no proof, two proofs, and the signature of another key', async () => {
    const client = await open();
    const [key, other] = [await proofKey(), await proofKey()];
    const one = await proof(client, key, 'POST', '/oauth2/v1/token');
    const forged = await proof(client, key, 'POST', '/oauth2/v1/token', { key: other.privateKey });
    for (const [DPoP, description] of [
      ['nonsense', 'The DPoP proof JWT cannot be parsed.'],
      [`${one}, ${one}`, 'Multiple DPoP proof JWT headers are not allowed.'],
      [forged, 'The DPoP proof JWT signature is invalid.'],
    ] as const) {
      expect(await askForToken(client, { app: 'dpop', headers: { DPoP } })).toMatchObject({
        status: 400,
        body: { error: 'invalid_dpop_proof', error_description: description },
      });
    }
  });
});

describe('a call with a token that is bound to a key', () => {
  const path = '/api/v1/users';

  async function bound(): Promise<{ client: Client; key: ProofKey; accessToken: string }> {
    const client = await open();
    const key = await proofKey();
    return { client, key, accessToken: await boundToken(client, key) };
  }

  test('is answered when it carries a proof of its own', async () => {
    const { client, key, accessToken } = await bound();
    for (const query of ['', '?limit=1']) {
      const DPoP = await proof(client, key, 'GET', path, { accessToken });
      const { status } = await client.send('GET', `${path}${query}`, undefined, {
        Authorization: `DPoP ${accessToken}`,
        DPoP,
      });
      expect(status).toBe(200);
    }
  });

  test('is refused under the scheme Bearer, and without a proof', async () => {
    const { client, accessToken } = await bound();
    const refused = (description: string) => ({
      status: 400,
      body: undefined,
      headers: {
        'content-length': '0',
        'www-authenticate': `DPoP algs="RS256 RS384 RS512 ES256 ES384 ES512", authorization_uri="${client.sandbox.origin}/oauth2/v1/authorize", realm="${client.sandbox.origin}", scope="okta.users.read", error="invalid_request", error_description="${description}", resource="/api/v1/users"`,
      },
    });
    expect(
      await client.send('GET', path, undefined, { Authorization: `Bearer ${accessToken}` }),
    ).toMatchObject(
      refused('The resource request must use the DPoP authentication scheme when using a DPoP bound token.'),
    );
    expect(await client.send('GET', path, undefined, { Authorization: `DPoP ${accessToken}` })).toMatchObject(
      refused('The resource request requires a DPoP proof.'),
    );
  });

  test('is refused when the proof is another’s, another request’s or used before', async () => {
    const { client, key, accessToken } = await bound();
    const other = await proofKey();
    const claims = { jti: jti() };
    for (const [DPoP, description] of [
      [
        proof(client, other, 'GET', path, { accessToken }),
        'The access_token is not bound to the provided DPoP proof.',
      ],
      [
        proof(client, key, 'GET', path, { accessToken: 'another' }),
        "'ath' claim in the DPoP proof does not match the presented access_token.",
      ],
      [proof(client, key, 'POST', path, { accessToken }), "'htm' claim in the DPoP proof JWT is invalid."],
      [
        proof(client, key, 'GET', `${path}?limit=1`, { accessToken }),
        "'htu' claim in the DPoP proof JWT is invalid.",
      ],
      [proof(client, key, 'GET', path, { accessToken, claims }), undefined],
      [proof(client, key, 'GET', path, { accessToken, claims }), 'The DPoP proof JWT has already been used.'],
    ] as const) {
      const { status, headers } = await client.send('GET', path, undefined, {
        Authorization: `DPoP ${accessToken}`,
        DPoP: await DPoP,
      });
      expect(status).toBe(description ? 400 : 200);
      if (description) {
        expect(headers['www-authenticate']).toContain(
          `error="invalid_dpop_proof", error_description="${description}"`,
        );
      }
    }
  });
});
