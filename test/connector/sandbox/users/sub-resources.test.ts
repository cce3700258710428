import { describe, expect, test } from 'vitest';
import { type Answer, type Client, open, query, refusal, someUser, type UserBody } from '../client.ts';

const at = async (client: Client, rest: string): Promise<string> =>
  `/api/v1/users/${(await someUser(client)).id}${rest}`;

describe('a product without a licence', () => {
  test.each([
    ['GET', '/blocks'],
    ['GET', '?expand=blocks'],
    ['GET', '/risk'],
    ['PUT', '/risk'],
    ['GET', '/classification'],
    ['PUT', '/classification'],
  ])('refuses %s %s', async (method, rest) => {
    const client = await open();
    expect(await client.send(method, await at(client, rest), {})).toMatchObject(refusal(401, 'E0000015'));
  });
});

test('a user has no blocks and no identity providers at first', async () => {
  const client = await open({ licences: ['device-blocks'] });
  expect((await client.send('GET', await at(client, '/blocks'))).body).toEqual([]);
  expect((await client.send('GET', await at(client, '/idps'))).body).toEqual([]);
  expect((await client.send('GET', await at(client, '?expand=blocks'))).body).toMatchObject({
    _embedded: { blocks: [] },
  });
  expect(await client.send('GET', '/api/v1/users/nobody/idps')).toMatchObject(refusal(404, 'E0000007'));
});

test('a user who is locked out is blocked on any device', async () => {
  const client = await open({ licences: ['device-blocks'] });
  const { id } = await someUser(client, 'status eq "LOCKED_OUT"');
  const blocks = [{ type: 'DEVICE_BASED', appliesTo: 'ANY_DEVICES' }];

  expect((await client.send('GET', `/api/v1/users/${id}/blocks`)).body).toEqual(blocks);
  expect((await client.send('GET', `/api/v1/users/${id}?expand=blocks`)).body).toMatchObject({
    _embedded: { blocks },
  });
});

test('a user has the identity providers that the user is linked to', async () => {
  const client = await open();
  const path = await at(client, '/idps');
  const userId = path.split('/')[4];
  const provider = { type: 'OIDC', name: 'Partner', protocol: { type: 'OIDC' }, policy: {} };
  const { body } = await client.send<{ id: string }>('POST', '/api/v1/idps', provider);
  const link = `/api/v1/idps/${body.id}/users/${userId}`;

  expect(await client.send('POST', link, {})).toMatchObject(
    refusal(400, 'E0000001', 'externalId: The field cannot be left blank'),
  );
  expect(await client.send('POST', link, { externalId: 'ada' })).toMatchObject({
    status: 200,
    body: { id: userId, externalId: 'ada' },
  });
  expect((await client.send('GET', path)).body).toEqual([body]);
  expect((await client.send('DELETE', link)).status).toBe(204);
  expect((await client.send('GET', path)).body).toEqual([]);
  expect(await client.send('DELETE', link)).toMatchObject(refusal(404, 'E0000007'));
  expect(await client.send('POST', '/api/v1/idps/0oanone/users/x')).toMatchObject(refusal(404, 'E0000007'));
});

describe('the risk of a user', () => {
  test('is created, then updated, and shown as recorded', async () => {
    const client = await open({ licences: ['user-risk'] });
    const path = await at(client, '/risk');
    const user = `${client.sandbox.origin}${path.replace('/risk', '')}`;
    const shown = {
      riskLevel: 'HIGH',
      reason: 'Admin override risk',
      _links: {
        user: { href: user, hints: { allow: ['GET'] } },
        self: { href: `${user}/risk`, hints: { allow: ['GET', 'PUT'] } },
      },
    };

    expect((await client.send('GET', path)).body).toEqual({ riskLevel: 'NONE', _links: shown._links });
    expect(await client.send('PUT', path, { riskLevel: 'HIGH' })).toMatchObject({ status: 201, body: shown });
    expect((await client.send('GET', path)).body).toEqual(shown);
    expect(await client.send('PUT', path, { riskLevel: 'LOW', riskReason: 'All clear.' })).toMatchObject({
      status: 200,
      body: { riskLevel: 'LOW', reason: 'All clear.' },
    });
  });

  test.each([{}, { riskLevel: 'NONE' }, { riskLevel: 'HIGH', riskReason: '<b>' }])(
    'is not set by %j',
    async (body) => {
      const client = await open({ licences: ['user-risk'] });
      expect(await client.send('PUT', await at(client, '/risk'), body)).toMatchObject({
        status: 400,
        body: { errorCode: 'E0000001' },
      });
    },
  );
});

test('a user is of a standard classification until it is replaced', async () => {
  const client = await open({ licences: ['user-classification'] });
  const path = await at(client, '/classification');
  expect((await client.send('GET', path)).body).toMatchObject({ type: 'STANDARD' });
  const { body } = await client.send('PUT', path, { type: 'LITE' });
  expect(body).toMatchObject({ type: 'LITE' });
  expect((await client.send('GET', path)).body).toEqual(body);
  expect((await client.send('PUT', path, { type: 'HEAVY' })).status).toBe(400);
});

describe('what users let clients have', () => {
  interface Consent {
    readonly id: string;
    readonly clientId: string;
    readonly scopeId?: string;
  }

  /** A user who let a client have something, and that client. */
  async function consenting(client: Client): Promise<{ user: string; clientId: string }> {
    const { body: users } = await client.send<UserBody[]>('GET', '/api/v1/users');
    for (const { id } of users) {
      const user = `/api/v1/users/${id}`;
      const { body } = await client.send<{ client_id: string }[]>('GET', `${user}/clients`);
      if (body[0]) return { user, clientId: body[0].client_id };
    }
    throw new Error('Nobody has let anybody have anything.');
  }

  const list = ({ send }: Client, path: string): Promise<Answer<Consent[]>> => send('GET', path);

  test('is listed by user and by client, in pages', async () => {
    const client = await open();
    const { user, clientId } = await consenting(client);
    const clients = `${user}/clients/${clientId}`;

    const { body: grants } = await list(client, `${user}/grants`);
    expect(grants.map(({ scopeId }) => scopeId)).toEqual(['okta.users.read.self', 'okta.groups.read']);
    expect((await list(client, `${clients}/grants`)).body).toEqual(grants);
    expect((await list(client, `${user}/clients/0oanone/grants`)).body).toEqual([]);
    expect((await client.walk(`${user}/grants?limit=1`)).map((page) => page.length)).toEqual([1, 1]);
    expect((await list(client, `${user}/grants?scopeId=okta.groups.read`)).body).toEqual(grants.slice(1));
    expect((await client.send('GET', `${user}/grants/${grants[0]?.id}`)).body).toEqual(grants[0]);

    const { body: tokens } = await list(client, `${clients}/tokens`);
    expect(tokens).toHaveLength(1);
    expect((await client.send('GET', `${clients}/tokens/${tokens[0]?.id}`)).body).toEqual(tokens[0]);
  });

  test('can be more, by consent, and shows its scopes when asked', async () => {
    const client = await open();
    const { user, clientId } = await consenting(client);
    const userId = user.split('/').at(-1);
    const scopes = ['okta.apps.read'];

    expect((await client.send('POST', '/sandbox/consents', { userId, clientId, scopes })).status).toBe(204);
    expect((await list(client, `${user}/grants?expand=scope`)).body.at(-1)).toMatchObject({
      scopeId: 'okta.apps.read',
      _embedded: { scope: { id: 'okta.apps.read' } },
    });
    const { body: tokens } = await list(client, `${user}/clients/${clientId}/tokens?expand=scope`);
    expect(tokens.at(-1)).toMatchObject({
      _embedded: { scopes: [{ name: 'okta.apps.read' }, { name: 'offline_access' }] },
    });
    const nobody = { userId: '00unone', clientId, scopes };
    expect((await client.send('POST', '/sandbox/consents', nobody)).status).toBe(400);
  });

  test('is taken away one by one', async () => {
    const client = await open();
    const { user, clientId } = await consenting(client);
    for (const path of [`${user}/grants`, `${user}/clients/${clientId}/tokens`]) {
      const { body } = await list(client, path);
      expect((await client.send('DELETE', `${path}/${body[0]?.id}`)).status).toBe(204);
      expect(await client.send('GET', `${path}/${body[0]?.id}`)).toMatchObject(refusal(404, 'E0000007'));
      expect((await list(client, path)).body).toHaveLength(body.length - 1);
    }
  });

  test.each([
    ['/grants', 0, 0],
    ['/clients/:client/grants', 0, 0],
    ['/clients/:client/tokens', 2, 0],
    ['/sessions?oauthTokens=true', 0, 0],
    ['', 0, 0],
  ])('is taken away all at once by DELETE %s', async (rest, grants, tokens) => {
    const client = await open();
    const { user, clientId } = await consenting(client);
    const path = user + rest.replace(':client', clientId);
    expect((await client.send('DELETE', path)).status).toBe(204);
    expect((await list(client, `${user}/grants`)).body).toHaveLength(grants);
    expect((await list(client, `${user}/clients/${clientId}/tokens`)).body).toHaveLength(tokens);
  });

  test('stays when sessions alone are ended', async () => {
    const client = await open();
    const { user } = await consenting(client);
    await client.send('DELETE', `${user}/sessions`);
    expect((await list(client, `${user}/grants`)).body).toHaveLength(2);
  });

  test('is not another user’s to see', async () => {
    const client = await open();
    const { user, clientId } = await consenting(client);
    const other = `/api/v1/users/${(await someUser(client, 'status eq "PROVISIONED"')).id}`;
    for (const path of ['/grants', `/clients/${clientId}/tokens`]) {
      const { body } = await list(client, user + path);
      expect(await client.send('GET', `${other}${path}/${body[0]?.id}`)).toMatchObject(
        refusal(404, 'E0000007'),
      );
    }
  });
});

describe('a reader who wants to be spared', () => {
  const omit = (...parts: string[]) => ({
    'Content-Type': `application/json; okta-response="${parts.join(', ')}"`,
  });

  test('the credentials gets none', async () => {
    const client = await open();
    const { body } = await client.send<UserBody[]>(
      'GET',
      '/api/v1/users',
      undefined,
      omit('omitCredentials', 'omitCredentialsLinks', 'omitTransitioningToStatus'),
    );
    expect(body.some((user) => 'credentials' in user)).toBe(false);
    expect(body[0]).toHaveProperty('profile');
  });

  test('the links to credentials gets the others', async () => {
    const client = await open();
    const path = await at(client, '');
    const { body } = await client.send<UserBody>('GET', path, undefined, omit('omitCredentialsLinks'));
    expect(Object.keys(body._links)).toEqual([
      'suspend',
      'schema',
      'self',
      'resetFactors',
      'type',
      'deactivate',
    ]);
    expect(body).toHaveProperty('credentials');
  });

  test('the status to come does not see it', async () => {
    const client = await open({ asyncActivation: 5000 });
    const { id } = await someUser(client, 'status eq "STAGED"');
    await client.send('POST', `/api/v1/users/${id}/lifecycle/activate`);
    const read = async (headers?: Record<string, string>) =>
      (await client.send('GET', `/api/v1/users/${id}`, undefined, headers)).body;
    expect(await read()).toHaveProperty('transitioningToStatus');
    expect(await read(omit('omitTransitioningToStatus'))).not.toHaveProperty('transitioningToStatus');
  });

  test('names the fields of a list', async () => {
    const client = await open();
    const fields = 'status,profile:(firstName,email)';
    const { body, links } = await client.send<UserBody[]>(
      'GET',
      query('/api/v1/users', { fields, limit: 2 }),
    );
    expect(body.map((user) => Object.keys(user))).toEqual(Array(2).fill(['id', 'status', 'profile']));
    expect(body.map(({ profile }) => Object.keys(profile))).toEqual(Array(2).fill(['firstName', 'email']));
    expect(links[1]).toContain('fields=');
    expect(
      (await client.send<UserBody[]>('GET', query('/api/v1/users', { fields: 'profile', limit: 1 }))).body[0],
    ).toEqual({ id: body[0]?.id, profile: expect.objectContaining({ secondEmail: null }) });
  });
});
