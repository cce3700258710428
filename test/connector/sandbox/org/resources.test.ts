import { describe, expect, test } from 'vitest';
import { open, query, refusal } from '../client.ts';

describe('authenticators', () => {
  test('are there from the start, and others are added once', async () => {
    const { send } = await open();
    const { body } = await send<{ key: string }[]>('GET', '/api/v1/authenticators');
    expect(body.map(({ key }) => key)).toEqual([
      'okta_password',
      'okta_email',
      'okta_verify',
      'phone_number',
      'security_question',
    ]);
    expect(body[0]).toMatchObject({
      type: 'password',
      id: expect.stringMatching(/^aut\w{17}$/),
      status: 'ACTIVE',
      name: 'Password',
    });

    const sent = { key: 'webauthn', name: 'Security key' };
    expect((await send('POST', '/api/v1/authenticators?activate=false', sent)).body).toMatchObject({
      ...sent,
      type: 'security_key',
      status: 'INACTIVE',
    });
    for (const key of ['webauthn', 'x', undefined]) {
      expect(await send('POST', '/api/v1/authenticators', { key })).toMatchObject({
        status: 400,
        body: { errorCode: 'E0000001' },
      });
    }
  });

  test('are not for the Classic engine', async () => {
    const { send } = await open({ engine: 'classic' });
    for (const method of ['GET', 'POST']) {
      expect(await send(method, '/api/v1/authenticators')).toMatchObject(refusal(401, 'E0000015'));
    }
  });
});

describe('identity providers', () => {
  const sent = (name: string, type = 'OIDC') => ({ type, name, protocol: { type: 'OIDC' }, policy: {} });

  test('are created and listed a page at a time', async () => {
    const { send, walk } = await open();
    const { status, body } = await send('POST', '/api/v1/idps', sent('Partner'));
    expect(status).toBe(200);
    expect(body).toMatchObject({
      ...sent('Partner'),
      id: expect.stringMatching(/^0oa\w{17}$/),
      status: 'ACTIVE',
    });
    await send('POST', '/api/v1/idps', sent('Customer', 'GOOGLE'));
    await send('POST', '/api/v1/idps', sent('Parent'));
    const pages = await walk<{ name: string }>('/api/v1/idps?limit=2');
    expect(pages.map((page) => page.map(({ name }) => name))).toEqual([['Partner', 'Customer'], ['Parent']]);
    const names = async (params: Record<string, string>) =>
      (await send<{ name: string }[]>('GET', query('/api/v1/idps', params))).body.map(({ name }) => name);
    expect(await names({ q: 'par' })).toEqual(['Partner', 'Parent']);
    expect(await names({ type: 'GOOGLE' })).toEqual(['Customer']);
  });

  test.each([
    { ...sent('x'), name: '' },
    { ...sent('x'), type: undefined },
    { type: 'OIDC', name: 'x' },
  ])('are refused: %j', async (body) => {
    const { send } = await open();
    expect(await send('POST', '/api/v1/idps', body)).toMatchObject({
      status: 400,
      body: { errorCode: 'E0000001' },
    });
  });

  test('have names of their own', async () => {
    const { send } = await open();
    await send('POST', '/api/v1/idps', sent('Partner'));
    expect(await send('POST', '/api/v1/idps', sent('Partner'))).toMatchObject({
      status: 400,
      body: { errorCode: 'E0000001' },
    });
  });
});

describe('realms', () => {
  test('have every user in one, at first the default, and only where there is a licence', async () => {
    const { send } = await open({ licences: ['realms'] });
    const realm = await send<{ id: string }>('POST', '/api/v1/realms', { profile: { name: 'Partners' } });
    const [other] = (await send<{ id: string }[]>('GET', '/api/v1/realms')).body;
    const profile = { firstName: 'Ada', lastName: 'Byron', login: 'ada@acme.test', email: 'ada@acme.test' };
    const { body } = await send<{ id: string; realmId: string }>('POST', '/api/v1/users', { profile });
    expect(body.realmId).toBe(other?.id);

    const at = `/api/v1/users/${body.id}`;
    const realmId = realm.body.id;
    expect((await send('POST', at, { realmId })).body).toMatchObject({ realmId, profile });
    expect((await send('PUT', at, { profile })).body).toMatchObject({ realmId });
    expect(
      (await send('GET', query('/api/v1/users', { search: `realmId eq "${realmId}"` }))).body,
    ).toMatchObject([{ id: body.id, realmId }]);
    expect(await send('POST', at, { realmId: 'guonone' })).toMatchObject({
      status: 404,
      body: { errorSummary: 'Not found: Resource not found: guonone (Realm)' },
    });

    const without = await open();
    expect((await without.send('GET', '/api/v1/users/me')).body).not.toHaveProperty('realmId');
    const sent = await without.send('POST', '/api/v1/users', { profile, realmId });
    expect(sent).toMatchObject(refusal(404, 'E0000007'));
  });

  test('need a licence', async () => {
    const { send } = await open();
    for (const method of ['GET', 'POST']) {
      expect(await send(method, '/api/v1/realms')).toMatchObject(refusal(401, 'E0000015'));
    }
  });

  test('are created and searched for', async () => {
    const { send } = await open({ licences: ['realms'] });
    const { status, body } = await send('POST', '/api/v1/realms', { profile: { name: 'Partners' } });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id: expect.stringMatching(/^guo\w{17}$/),
      isDefault: false,
      profile: { name: 'Partners', realmType: 'DEFAULT' },
    });
    const names = async (params: Record<string, string>) =>
      (await send<{ profile: { name: string } }[]>('GET', query('/api/v1/realms', params))).body.map(
        ({ profile }) => profile.name,
      );
    expect(await names({})).toEqual(['Default Realm', 'Partners']);
    expect(await names({ search: 'profile.name co "art"' })).toEqual(['Partners']);
    expect(await send('POST', '/api/v1/realms', { profile: { name: 'partners' } })).toMatchObject({
      status: 400,
      body: { errorCode: 'E0000001' },
    });
    expect(await send('POST', '/api/v1/realms', { profile: {} })).toMatchObject({
      status: 400,
      body: { errorCode: 'E0000001' },
    });
    expect(await send('GET', query('/api/v1/realms', { search: 'id co "x"' }))).toMatchObject(
      refusal(400, 'E0000031'),
    );
  });
});
