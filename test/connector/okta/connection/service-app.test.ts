import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ConnectorError, isConnectorError } from '../../../../connector/core/error.ts';
import { loadConnector } from '../../../../connector/index.ts';
import type { Sandbox } from '../../../../connector/sandbox/index.ts';
import { refused } from '../../../okta.ts';
import { limits, noon, responseOf } from '../../../road.ts';
import { startSpecified } from '../../sandbox/specified.ts';
import { challenge, connection, oauthRefusal, serviceOrg, tokenUrl } from './service-org.ts';

const seconds = noon / 1000;

describe('a service app', () => {
  test('signs its request for a token, and its calls with the token', async () => {
    const org = serviceOrg();
    await expect(org.get()).resolves.toMatchObject({ body: { id: '00u1' } });

    const [asked, call] = org.sent;
    expect(asked).toMatchObject({
      method: 'POST',
      url: 'https://acme.okta.com/oauth2/v1/token',
      repeatable: true,
      headers: {
        accept: 'application/json',
        'content-type': 'application/x-www-form-urlencoded',
        'user-agent': 'okta-workflow-connector',
      },
    });
    const { client_assertion, ...form } = Object.fromEntries(new URLSearchParams(asked?.body));
    expect(form).toEqual({
      grant_type: 'client_credentials',
      scope: 'okta.users.read okta.users.manage okta.groups.read',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    });
    expect(org.assertions).toEqual([
      {
        header: { alg: 'ES256', kid: 'key-1' },
        payload: {
          iss: '0oaServiceApp',
          sub: '0oaServiceApp',
          aud: tokenUrl,
          iat: seconds - 30,
          exp: seconds + 300,
          jti: expect.stringMatching(/^[\da-f-]{36}$/),
        },
      },
    ]);
    expect(call?.headers).toMatchObject({ authorization: 'Bearer eyToken-1' });
    expect(call?.headers).not.toHaveProperty('dpop');
  });

  test('asks for the scopes that the connection names, and for no other', async () => {
    const org = serviceOrg({}, {}, { scopes: ['okta.users.read'] });
    await org.get();

    expect(new URLSearchParams(org.sent[0]?.body).get('scope')).toBe('okta.users.read');
  });

  test('cannot be talked into other credentials', async () => {
    const org = serviceOrg();
    const headers = { authorization: 'Bearer other', DPoP: 'other' };
    await org.client().call({ method: 'GET', path: '/api/v1/users', headers });

    expect(org.sent[1]?.headers['authorization']).toBe('Bearer eyToken-1');
  });

  test.each([
    [61, 1],
    [60, 2],
    [59, 2],
  ])('with a token that ends in %i s needs %i tokens for the next call', async (left, tokens) => {
    const org = serviceOrg();
    await org.get();
    await org.clock.sleep((3600 - left) * 1000);
    await org.get();

    expect(org.asked()).toHaveLength(tokens);
    expect(org.calls().at(-1)?.headers['authorization']).toBe(`Bearer eyToken-${tokens}`);
  });

  test('counts the life of a token from when it was asked for, not from when it came', async () => {
    const org = serviceOrg({
      endpoint: (_, count) => (count === 1 ? responseOf(503) : undefined),
    });
    await org.get();
    const waited = org.clock.waits.reduce((sum, wait) => sum + wait, 0);
    await org.clock.sleep(3_540_000 - waited);
    await org.get();

    expect(waited).toBeGreaterThan(0);
    expect(org.asked()).toHaveLength(3);
  });

  test('asks once for all calls that wait for a token', async () => {
    const org = serviceOrg();
    await Promise.all(Array.from({ length: 20 }, () => org.get()));

    expect(org.asked()).toHaveLength(1);
    expect(org.calls()).toHaveLength(20);
  });

  test('asks anew for each try, with a JWT of its own', async () => {
    const org = serviceOrg({
      endpoint: (_, count) =>
        [responseOf(502, '<html>'), new ConnectorError('NETWORK', 'Lost.')][count - 1] ?? undefined,
    });
    await org.get();

    const ids = org.asked().map(({ body }) => {
      const [, claims = ''] = (new URLSearchParams(body).get('client_assertion') ?? '').split('.');
      return JSON.parse(Buffer.from(claims, 'base64url').toString()).jti;
    });
    expect(new Set(ids).size).toBe(3);
  });

  test('waits for the token endpoint by its own rate limit, within the deadline of the call', async () => {
    const limited = responseOf(429, refused('E0000047', 'Too many'), limits(150, 0, 30));
    const patient = serviceOrg({ endpoint: (_, count) => (count === 1 ? limited : undefined) });
    await patient.get();
    expect(patient.clock.waits).toEqual([31_000]);

    const hurried = serviceOrg({ endpoint: () => limited }, { budget: 20_000 });
    await expect(hurried.get()).rejects.toMatchObject({
      code: 'RATE_LIMITED',
      retryable: true,
      retryAt: '2026-11-21T12:00:30.000Z',
    });
    expect(hurried.clock.waits).toEqual([]);
  });

  test('takes a lost request for a token for no lost reply of Okta', async () => {
    const org = serviceOrg({ endpoint: () => new ConnectorError('NETWORK', 'Lost.', { retryable: true }) });
    const okta = org.client();

    await expect(okta.call({ method: 'POST', path: '/api/v1/users' })).rejects.toMatchObject({
      code: 'NETWORK',
      retryable: true,
    });
    expect(org.asked()).toHaveLength(4);
    expect(okta.replyLost).toBe(false);
  });
});

describe('a token that Okta refuses', () => {
  test('is replaced once, and the call goes on', async () => {
    const org = serviceOrg();
    await org.get();
    org.tokens.clear();

    await expect(org.get({ idempotent: false })).resolves.toMatchObject({ status: 200 });
    expect(org.asked()).toHaveLength(2);
    expect(org.calls()).toHaveLength(3);
  });

  test.each([
    ['a header', challenge(401, 'invalid_token')],
    ['a body of Okta', responseOf(401, refused('E0000011', 'Invalid token provided'))],
  ])('is not replaced twice when %s says so', async (_, refusal) => {
    const org = serviceOrg({ api: () => refusal });

    await expect(org.get()).rejects.toMatchObject({
      code: 'AUTHENTICATION_FAILED',
      status: 401,
      message: expect.stringMatching(
        /^Okta does not accept the access token that it gave to the service app\./,
      ),
    });
    expect(org.asked()).toHaveLength(2);
    expect(org.calls()).toHaveLength(2);
  });

  test('is replaced once for all calls that it was refused for', async () => {
    const org = serviceOrg();
    await org.get();
    org.tokens.clear();
    await Promise.all([org.get(), org.get(), org.get()]);

    expect(org.asked()).toHaveLength(2);
  });
});

describe('a late refusal', () => {
  test('of an old token leaves the new one alone', async () => {
    let refuseLate = () => {};
    const late = new Promise<void>((resolve) => {
      refuseLate = resolve;
    });
    const org = serviceOrg({
      async api({ url, headers }) {
        if (headers['authorization'] !== 'Bearer eyToken-1') return responseOf(200, {});
        if (url.endsWith('/late')) await late;
        return challenge(401, 'invalid_token');
      },
    });
    const call = org.client().call({ method: 'GET', path: '/api/v1/late' });
    await org.get();
    refuseLate();
    await call;

    expect(org.asked()).toHaveLength(2);
  });
});

describe('a scope', () => {
  const forbidden = responseOf(403, refused('E0000006', 'You do not have permission'));
  const lacks = (scope: string) => () => challenge(403, 'insufficient_scope', `scope="${scope}", `);

  test.each([
    [
      'that Okta left out of the token',
      ['okta.groups.read'],
      lacks('okta.groups.read'),
      'The service app was not granted the scope okta.groups.read. Grant it in the Admin Console, under Applications > the app > Okta API Scopes.',
    ],
    [
      'that Okta left out, where it tells of the role',
      ['okta.groups.read'],
      () => forbidden,
      'The service app was not granted the scope okta.groups.read. Grant it in the Admin Console, under Applications > the app > Okta API Scopes.',
    ],
    [
      'that nobody asked for',
      [],
      lacks('okta.apps.read'),
      'The connection does not request the scope okta.apps.read. Add it to the scopes of the connection, and grant it to the service app in the Admin Console, under Applications > the app > Okta API Scopes.',
    ],
    [
      'that was granted, when the role is missing',
      ['okta.users.manage'],
      () => forbidden,
      'The service app has the scope okta.users.manage, but no administrator role that allows this. Assign one in the Admin Console, under Applications > the app > Admin roles.',
    ],
    [
      'to read, which the scope to manage holds, too',
      ['okta.users.read'],
      () => forbidden,
      'The service app has the scope okta.users.read, but no administrator role that allows this. Assign one in the Admin Console, under Applications > the app > Admin roles.',
    ],
  ])('%s is told of', async (_, scopes, api, message) => {
    const org = serviceOrg({ granted: ['okta.users.manage'], api });

    await expect(org.get({ scopes })).rejects.toMatchObject({
      code: 'FORBIDDEN',
      message: expect.stringContaining(message),
    });
    expect(org.calls()).toHaveLength(1);
  });

  test('that is granted later is there at the next call', async () => {
    const granted = ['okta.users.read'];
    const org = serviceOrg({
      granted,
      api: (request) =>
        request.headers['authorization'] === 'Bearer eyToken-1'
          ? lacks('okta.groups.read')()
          : responseOf(200, {}),
    });
    await expect(org.get()).rejects.toMatchObject({ code: 'FORBIDDEN' });
    granted.push('okta.groups.read');

    await expect(org.get()).resolves.toMatchObject({ status: 200 });
    expect(org.asked()).toHaveLength(2);
  });
});

describe('a cancelled call', () => {
  test('leaves the others their token', async () => {
    const stop = new AbortController();
    const org = serviceOrg({ endpoint: () => void stop.abort() });
    const cancelled = org.get({ signal: stop.signal });
    // Another bucket is asked, since a bucket that nothing is known of takes one call.
    const other = org.client().call({ method: 'GET', path: '/api/v1/groups' });

    await expect(cancelled).rejects.toMatchObject({ code: 'CANCELLED' });
    await expect(other).resolves.toMatchObject({ status: 200 });
    expect(org.asked()).toHaveLength(1);
    expect(org.asked()[0]?.signal?.aborted).toBe(false);
  });

  test('stops the request for a token that nobody else waits for', async () => {
    const stop = new AbortController();
    const org = serviceOrg({ endpoint: () => void stop.abort() });

    await expect(org.get({ signal: stop.signal })).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(org.asked()[0]?.signal?.aborted).toBe(true);
  });
});

describe('DPoP', () => {
  test('is learned from the answers of the org', async () => {
    const org = serviceOrg({ dpop: true });
    await expect(org.get()).resolves.toMatchObject({ status: 200 });

    expect(org.asked().map(({ headers }) => 'dpop' in headers)).toEqual([false, true, true]);
    expect(org.proofs.map(({ payload }) => payload['nonce'])).toEqual([undefined, 'nonce-1', undefined]);
    expect(org.proofs[2]?.payload).toMatchObject({
      htm: 'GET',
      htu: 'https://acme.okta.com/api/v1/users/00u1',
      ath: expect.any(String),
      iat: seconds - 30,
    });
    expect(org.calls()[0]?.headers['authorization']).toBe('DPoP eyToken-1');
  });

  test('proves the address without its query', async () => {
    const org = serviceOrg({ dpop: true });
    await org.client().call({
      method: 'GET',
      path: '/api/v1/users/{id}',
      params: { id: 'a b+c' },
      query: { expand: 'blocks' },
    });

    expect(org.proofs.at(-1)?.payload['htu']).toBe('https://acme.okta.com/api/v1/users/a%20b%2Bc');
  });

  test('makes a new proof for each try of a call', async () => {
    const org = serviceOrg({ dpop: true, api: () => responseOf(org.calls().length < 3 ? 503 : 200, {}) });
    await org.get();

    const proofs = org.calls().map(({ headers }) => headers['dpop']);
    expect(new Set(proofs).size).toBe(3);
  });

  test('keeps its key, its nonce and what it learned for the next token', async () => {
    const org = serviceOrg({ dpop: true });
    await org.get();
    await org.clock.sleep(3_600_000);
    await org.get();

    expect(org.asked()).toHaveLength(4);
    expect(
      new Set(org.proofs.map(({ header }) => JSON.stringify((header as { jwk: object }).jwk))).size,
    ).toBe(1);
  });

  test('goes along when the nonce changes with every token', async () => {
    const org = serviceOrg({ dpop: true, nonces: ['nonce-1', 'nonce-2', 'nonce-3'] });
    for (let hour = 0; hour < 3; hour += 1) {
      await org.get();
      await org.clock.sleep(3_600_000);
    }

    expect(org.asked()).toHaveLength(5);
  });

  test('takes a new nonce when the old one is over', async () => {
    const org = serviceOrg({ dpop: true });
    await org.get();
    org.nonces = ['nonce-9'];
    await org.clock.sleep(3_600_000);
    await org.get();

    expect(org.asked()).toHaveLength(5);
    expect(org.proofs.at(-2)?.payload['nonce']).toBe('nonce-9');
  });

  test('proves with a nonce where the API asks for one', async () => {
    const wants = challenge(401, 'use_dpop_nonce', '', 'DPoP');
    const asks = { ...wants, headers: { ...wants.headers, 'dpop-nonce': 'of-the-api' } };
    const org = serviceOrg({
      dpop: true,
      api: () => (org.calls().length === 1 ? asks : responseOf(200, {})),
    });
    await org.get();

    expect(org.proofs.map(({ payload }) => payload['nonce'])).toEqual([
      undefined,
      'nonce-1',
      undefined,
      'of-the-api',
    ]);
    expect(org.asked()).toHaveLength(3);
  });

  test('is not negotiated for ever', async () => {
    const nonce = { 'dpop-nonce': 'n' };
    const org = serviceOrg({ endpoint: () => oauthRefusal(400, 'use_dpop_nonce', 'Requires nonce.', nonce) });

    await expect(org.get()).rejects.toMatchObject({
      code: 'AUTHENTICATION_FAILED',
      message: expect.stringMatching(/^Okta keeps asking for a DPoP nonce/),
    });
    expect(org.asked()).toHaveLength(4);
  });

  test('is switched on when the app is set to it, in the life of a token', async () => {
    const org = serviceOrg();
    await org.get();
    org.dpop = true;
    org.tokens.clear();
    await org.get();

    expect(org.calls().map(({ headers }) => headers['authorization']?.split(' ')[0])).toEqual([
      'Bearer',
      'Bearer',
      'DPoP',
    ]);
  });

  test('is switched off when the app is set so, in the life of a token', async () => {
    const org = serviceOrg({ dpop: true });
    await org.get();
    org.dpop = false;
    org.tokens.clear();
    await org.get();

    expect(org.calls().map(({ headers }) => headers['authorization']?.split(' ')[0])).toEqual([
      'DPoP',
      'DPoP',
      'Bearer',
    ]);
  });

  test.each([
    'The resource request must use the DPoP authentication scheme when using a DPoP bound token.',
    'The resource request requires a DPoP proof.',
  ])('is tried once where the API says: %s', async (described) => {
    const header = `DPoP error="invalid_request", error_description="${described}"`;
    const org = serviceOrg({ api: () => responseOf(400, '', { 'www-authenticate': header }) });

    await expect(org.get()).rejects.toMatchObject({
      status: 400,
      message: expect.stringContaining(described),
    });
    expect(org.asked().map(({ headers }) => 'dpop' in headers)).toEqual([false, true]);
    expect(org.calls()).toHaveLength(2);
  });

  test('is taken up when the org gives a bound token without asking for a proof', async () => {
    const bound = { token_type: 'DPoP', expires_in: 3600, access_token: 'eyBoundToNobody' };
    const org = serviceOrg({ endpoint: (_, count) => (count === 1 ? responseOf(200, bound) : undefined) });
    org.dpop = true;
    await org.get();

    expect(org.calls().map(({ headers }) => headers['authorization'])).toEqual(['DPoP eyToken-1']);
  });
});

describe('a hostile answer of the token endpoint', () => {
  const body = { token_type: 'Bearer', expires_in: 3600, access_token: 'eyToken' };

  test.each([
    ['nothing', responseOf(200, '')],
    ['no token', responseOf(200, { ...body, access_token: undefined })],
    ['a token that breaks the header', responseOf(200, { ...body, access_token: 'a\r\nx-evil: 1' })],
    ['an empty token', responseOf(200, { ...body, access_token: '' })],
    ['another type of token', responseOf(200, { ...body, token_type: 'mac' })],
    ['no type', responseOf(200, { ...body, token_type: undefined })],
    ['a life that is no number', responseOf(200, { ...body, expires_in: '3600' })],
    ['no life', responseOf(200, { ...body, expires_in: 0 })],
    ['a page that is not there', responseOf(404, '<html>')],
    ['a page that is not for us', responseOf(403, '<html>')],
    ['an error of a gateway', responseOf(401, { status: 401, error: 'Unauthorized' })],
    ['a path that a gateway does not have', responseOf(404, { error: 'not_found' })],
    ['a status without meaning', responseOf(204)],
  ])('%s, is refused without its words', async (_, answer) => {
    const org = serviceOrg({ endpoint: () => answer });

    await expect(org.get()).rejects.toMatchObject({
      code: 'UNEXPECTED_RESPONSE',
      message: expect.stringMatching(
        /^The response .* Check the Okta domain, .* \(a proxy, a firewall, a network zone\)\.$/,
      ),
    });
    expect(org.sent).toHaveLength(1);
  });

  test.each([
    ['HTML', responseOf(200, '<html>Welcome</html>')],
    ['a redirect', responseOf(302, '', { location: 'https://evil.example.org' })],
  ])('%s, is asked for again like a lost one', async (_, answer) => {
    const org = serviceOrg({ endpoint: (_, count) => (count === 1 ? answer : undefined) });
    await org.get();

    expect(org.asked()).toHaveLength(2);
    expect(org.sent.every(({ url }) => url.startsWith('https://acme.okta.com/'))).toBe(true);
  });

  test('is not believed when it gives a token a year', async () => {
    const year = responseOf(200, { ...body, expires_in: 31_536_000 });
    const org = serviceOrg({ endpoint: () => year, api: () => responseOf(200, {}) });
    org.tokens.set('eyToken', { thumbprint: undefined, endsAt: Number.POSITIVE_INFINITY });
    await org.get();
    await org.clock.sleep(3_540_000);
    await org.get();

    expect(org.asked()).toHaveLength(2);
  });

  test('is taken for all that was asked for when it names no scope', async () => {
    const forbidden = responseOf(403, refused('E0000006', 'No permission'));
    const org = serviceOrg({ endpoint: () => responseOf(200, body), api: () => forbidden });
    org.tokens.set('eyToken', { thumbprint: undefined, endsAt: Number.POSITIVE_INFINITY });

    await expect(org.get()).rejects.toMatchObject({
      message: expect.stringContaining('no administrator role'),
    });
  });
});

describe('what is secret', () => {
  const secretsOf = (org: ReturnType<typeof serviceOrg>) => [
    connection.privateKey.split('\n')[1] ?? '',
    ...org.asked().map(({ body }) => new URLSearchParams(body).get('client_assertion') ?? ''),
    ...org.sent.flatMap(({ headers }) => headers['dpop'] ?? []),
    ...org.tokens.keys(),
  ];
  const shown = (...values: unknown[]) =>
    values
      .flatMap((value) => [
        inspect(value, { depth: 20, showHidden: true }),
        JSON.stringify(value) ?? '',
        String(value),
        value instanceof Error ? (value.stack ?? '') : '',
      ])
      .join('\n');

  test('is in no error when the API gives back what it was sent', async () => {
    const org = serviceOrg({
      dpop: true,
      api: ({ headers }) =>
        responseOf(400, refused('E0000001', JSON.stringify(headers), `apiKey: ${JSON.stringify(headers)}`), {
          'x-okta-request-id': JSON.stringify(headers),
          'www-authenticate': `DPoP error_description="${headers['authorization']} ${headers['dpop']}"`,
        }),
    });
    const error = await org.get().catch((thrown: unknown) => thrown);

    expect(isConnectorError(error)).toBe(true);
    expect(shown(error)).toContain('[secret]');
    for (const secret of secretsOf(org)) expect(shown(error)).not.toContain(secret);
  });

  test('is in no error when the token endpoint gives back what it was sent', async () => {
    const org = serviceOrg({
      endpoint: ({ body, headers }) =>
        oauthRefusal(400, 'invalid_client', `${decodeURIComponent(body ?? '')} ${JSON.stringify(headers)}`),
    });
    const error = await org.get().catch((thrown: unknown) => thrown);

    expect(shown(error)).toContain('[secret]');
    for (const secret of secretsOf(org)) expect(shown(error)).not.toContain(secret);
  });

  test('is in nothing that the connection shows of itself, nor in what a host is told', async () => {
    const told: string[] = [];
    const org = serviceOrg({
      dpop: true,
      endpoint: (_, count) => (count === 1 ? responseOf(503) : undefined),
    });
    const okta = org.client({ log: (message) => void told.push(message) });
    await okta.call({ method: 'GET', path: '/api/v1/users/00u1' });

    expect(told).toHaveLength(1);
    for (const secret of secretsOf(org)) expect(shown(org.opened, okta, told)).not.toContain(secret);
  });
});

describe('a service app of the sandbox', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSpecified();
  });
  afterAll(() => sandbox.stop());

  test.each(['oauth', 'dpop'] as const)('%s: signs in, reads and changes', async (kind) => {
    const okta = await loadConnector();
    const connection = { domain: sandbox.origin, authentication: 'oauth', ...sandbox[kind], sandbox: true };
    const { users } = await okta.run('list_users', {
      connection,
      input: { filter: 'status eq "ACTIVE"', limit: 3 },
    });
    const changed = await Promise.all(
      users.map(({ id }) => okta.run('suspend_user', { connection, input: { userId: id } })),
    );

    expect(changed.map(({ status }) => status)).toEqual(['SUSPENDED', 'SUSPENDED', 'SUSPENDED']);
  });

  test('is told which key the app does not have', async () => {
    const okta = await loadConnector();
    const { clientId } = sandbox.dpop;
    const { privateKey, keyId } = sandbox.oauth;
    const connectionOf = (key: object) => ({
      connection: { domain: sandbox.origin, authentication: 'oauth', clientId, ...key, sandbox: true },
      input: { limit: 1 },
    });

    await expect(okta.run('list_users', connectionOf({ privateKey, keyId }))).rejects.toMatchObject({
      code: 'AUTHENTICATION_FAILED',
      message: expect.stringMatching(/^The service app has no key with this key ID\./),
    });
    const misnamed = { privateKey, keyId: sandbox.dpop.keyId };
    await expect(okta.run('list_users', connectionOf(misnamed))).rejects.toMatchObject({
      message: expect.stringMatching(/^The private key does not belong to any public key/),
    });
  });

  test('is told when there is no such app', async () => {
    const okta = await loadConnector();
    const { privateKey } = sandbox.oauth;
    const app = {
      domain: sandbox.origin,
      authentication: 'oauth',
      clientId: '0oaNobody',
      privateKey,
      sandbox: true,
    };

    await expect(okta.run('list_users', { connection: app, input: {} })).rejects.toMatchObject({
      code: 'AUTHENTICATION_FAILED',
      message: expect.stringMatching(/^This org has no service app with this client ID\./),
    });
  });
});
