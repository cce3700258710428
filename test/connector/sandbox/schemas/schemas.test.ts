import { describe, expect, test } from 'vitest';
import { type Answer, type Client, open, query, refusal, someUser, type UserBody } from '../client.ts';

interface SchemaBody {
  readonly lastUpdated: string;
  readonly definitions: Record<
    'base' | 'custom',
    { readonly properties: Record<string, Record<string, unknown>>; readonly required: string[] }
  >;
}

const path = '/api/v1/meta/schemas/user/default';
const profile = { login: 'ada@acme.test', email: 'ada@acme.test', firstName: 'Ada', lastName: 'Lovelace' };

const change = (
  { send }: Client,
  properties: Record<string, unknown>,
  part = 'custom',
  at = path,
): Promise<Answer<SchemaBody>> => send('POST', at, { definitions: { [part]: { properties } } });

const attribute = async ({ send }: Client, name: string, part: 'base' | 'custom' = 'custom') =>
  (await send<SchemaBody>('GET', path)).body.definitions[part].properties[name];

const create = ({ send }: Client, more: object = {}) =>
  send<UserBody>('POST', '/api/v1/users', { profile: { ...profile, ...more } });

const plain = { title: 'Desk', type: 'string' };

describe('an attribute of the org', () => {
  test('is shown as Okta shows it', async () => {
    const client = await open();
    const sent = {
      title: 'Test Custom Field',
      description: 'Test custom field',
      type: 'string',
      required: false,
      scope: 'NONE',
      minLength: 1,
      maxLength: 50,
      permissions: [{ principal: 'SELF', action: 'READ_ONLY' }],
      master: { type: 'PROFILE_MASTER' },
    };

    const { status, body } = await change(client, { customfieldId: sent });
    expect(status).toBe(200);
    expect(JSON.stringify(body.definitions.custom.properties['customfieldId'])).toBe(
      '{"title":"Test Custom Field","description":"Test custom field","type":"string","mutability":"READ_WRITE","scope":"NONE","minLength":1,"maxLength":50,"permissions":[{"principal":"SELF","action":"READ_ONLY"}],"master":{"type":"PROFILE_MASTER"}}',
    );
    expect(body.definitions.custom.properties).toHaveProperty('badgeNumber');
    expect((await client.send('GET', path)).body).toEqual(body);
  });

  test('is taken by profiles, found by search, and gone from both when removed', async () => {
    const client = await open();
    expect((await create(client, { desk: 'A1' })).status).toBe(400);
    await change(client, { desk: plain });
    const { body: user } = await create(client, { desk: 'A1' });
    expect(user.profile['desk']).toBe('A1');

    const search = query('/api/v1/users', { search: 'profile.desk eq "a1"' });
    expect((await client.send<UserBody[]>('GET', search)).body.map(({ id }) => id)).toEqual([user.id]);

    await change(client, { desk: null });
    expect((await client.send<UserBody>('GET', `/api/v1/users/${user.id}`)).body.profile).not.toHaveProperty(
      'desk',
    );
    expect(await client.send('GET', search)).toMatchObject(refusal(400, 'E0000031'));
    expect(await client.send('POST', `/api/v1/users/${user.id}`, { profile: { desk: 'A1' } })).toMatchObject(
      refusal(400, 'E0000001', "Property name 'desk' is not defined in profile"),
    );
  });

  test.each(['constructor', 'toString', 'hasOwnProperty'])('may be called %s', async (name) => {
    const client = await open();
    expect((await change(client, { [name]: { ...plain, unique: true } })).status).toBe(200);
    const { status, body: without } = await create(client);
    expect(status).toBe(200);
    expect(Object.keys(without.profile)).not.toContain(name);

    const login = { login: 'bob@acme.test', email: 'bob@acme.test' };
    const { body: user } = await create(client, { ...login, [name]: 'A1' });
    expect(Object.entries(user.profile)).toContainEqual([name, 'A1']);
    const search = async (expression: string) =>
      (await client.send<UserBody[]>('GET', query('/api/v1/users', { search: expression }))).body.map(
        ({ id }) => id,
      );
    expect(await search(`profile.${name} pr`)).toEqual([user.id]);
    expect(await search(`profile.${name} eq "A1"`)).toEqual([user.id]);
    const cleared = await client.send('POST', `/api/v1/users/${user.id}`, { profile: { [name]: null } });
    expect(cleared.status).toBe(200);
    const { body: events } = await client.send<{ target: unknown }[]>(
      'GET',
      query('/api/v1/logs', { filter: 'eventType eq "user.account.update_profile"' }),
    );
    const changes = { changeDetails: { from: { [name]: 'A1' }, to: { [name]: null } } };
    expect(events.at(-1)?.target).toMatchObject([changes]);
    expect((await change(client, { [name]: null })).status).toBe(200);
  });

  test('is refused as __proto__, and so is a profile with it', async () => {
    const client = await open();
    const named = (value: string) => `{"__proto__":${value}}`;
    const schema = `{"definitions":{"custom":{"properties":${named(JSON.stringify(plain))}}}}`;
    expect(await client.send('POST', path, schema)).toMatchObject({
      status: 400,
      body: { errorCode: 'E0000001' },
    });
    const { body: user } = await create(client);
    expect(await client.send('POST', `/api/v1/users/${user.id}`, `{"profile":${named('{}')}}`)).toMatchObject(
      refusal(400, 'E0000001', "Property name '__proto__' is not defined in profile"),
    );
  });

  test('belongs to one type of user', async () => {
    const client = await open();
    const { type } = await someUser(client, 'profile.agency pr');
    await change(
      client,
      { desk: plain },
      'custom',
      `/api/v1/meta/schemas/user/${type.id.replace('oty', 'osc')}`,
    );

    expect((await create(client, { desk: 'A1' })).status).toBe(400);
    expect(
      (await client.send('POST', '/api/v1/users', { type, profile: { ...profile, desk: 'A1' } })).status,
    ).toBe(200);
  });

  test('keeps what a change does not mention', async () => {
    const client = await open();
    await change(client, { desk: { ...plain, maxLength: 4, description: 'Where' } });
    await change(client, { desk: { title: 'Place', description: null } });
    const kept = await attribute(client, 'desk');
    expect(kept).toMatchObject({ title: 'Place', type: 'string', maxLength: 4 });
    expect(kept).not.toHaveProperty('description');
  });

  test('is dated by the last change', async () => {
    const client = await open({ now: () => Date.parse('2026-11-21T12:00:00Z') });
    expect((await client.send<SchemaBody>('GET', path)).body.lastUpdated).not.toMatch(/^2026-11-21/);
    expect((await change(client, { desk: plain })).body.lastUpdated).toBe('2026-11-21T12:00:00.000Z');
  });

  test.each([
    ['1desk', plain],
    ['de-sk', plain],
    ['Login', plain],
    ['firstName', plain],
    ['BadgeNumber', plain],
    ['desk', { type: 'string' }],
    ['desk', { ...plain, type: 'colour' }],
    ['desk', { ...plain, format: 'colour' }],
    ['desk', { ...plain, maxLength: 'long' }],
    ['desk', { ...plain, oneOf: 'S' }],
    ['desks', { title: 'Desks', type: 'array', items: 'string' }],
    ['constructor', { type: 'string' }],
    ['desk', { ...plain, type: 'boolean', enum: [true] }],
    ['desk', { ...plain, enum: ['A', 'A'] }],
    ['desk', { ...plain, type: 'integer', enum: ['1'] }],
    ['badgeNumber', { type: 'string' }],
  ])('is refused: %s %j', async (name, sent) => {
    const client = await open();
    const before = (await client.send('GET', path)).body;
    expect(await change(client, { [name]: sent })).toMatchObject({
      status: 400,
      body: { errorCode: 'E0000001' },
    });
    expect((await client.send('GET', path)).body).toEqual(before);
  });

  test('of the type array says what it holds', async () => {
    const client = await open();
    expect(await change(client, { desks: { title: 'Desks', type: 'array' } })).toMatchObject(
      refusal(400, 'E0000001', 'Items not present for array property'),
    );
    await change(client, { desks: { title: 'Desks', type: 'array', items: { type: 'integer' } } });
    expect((await create(client, { desks: [1, 'A'] })).status).toBe(400);
    expect((await create(client, { desks: [1, 2] })).status).toBe(200);
  });

  test('has names for its choices that are the choices', async () => {
    const client = await open();
    const oneOf = [
      { const: 'S', title: 'Small' },
      { const: 'M', title: 'Medium' },
    ];
    expect(await change(client, { size: { ...plain, enum: ['S'], oneOf } })).toMatchObject(
      refusal(400, 'E0000123'),
    );
    expect((await change(client, { size: { ...plain, enum: ['S', 'M'], oneOf } })).status).toBe(200);
    expect(await create(client, { size: 'L' })).toMatchObject(
      refusal(400, 'E0000001', 'size: The value is not one of the allowed values'),
    );
  });

  test('with a default has it in profiles that leave it out', async () => {
    const client = await open();
    await change(client, { desk: { ...plain, default: 'none' } });
    expect((await create(client)).body.profile['desk']).toBe('none');
    expect((await create(client, { login: 'b@acme.test', desk: 'A1' })).body.profile['desk']).toBe('A1');
  });

  test('that was the last to go leaves no list of what is required', async () => {
    const client = await open();
    const all = Object.keys((await client.send<SchemaBody>('GET', path)).body.definitions.custom.properties);
    const { body } = await change(client, Object.fromEntries(all.map((name) => [name, null])));
    expect(body.definitions.custom).toEqual({ id: '#custom', type: 'object', properties: {} });
  });

  test('that is required must be there', async () => {
    const client = await open();
    const { body } = await change(client, { desk: { ...plain, required: true } });
    expect(body.definitions.custom.required).toEqual(['desk']);
    expect(await create(client)).toMatchObject(
      refusal(400, 'E0000001', 'desk: The field cannot be left blank'),
    );
  });
});

describe('an attribute that is unique', () => {
  const unique = { ...plain, unique: true };
  const taken = refusal(
    400,
    'E0000001',
    'desk: An object with this field already exists in the current organization',
  );

  test('is looked through after the reply, and then holds', async () => {
    const client = await open();
    expect((await change(client, { desk: unique })).body.definitions.custom.properties['desk']).toMatchObject(
      {
        unique: 'PENDING_UNIQUENESS',
      },
    );
    expect(await attribute(client, 'desk')).toMatchObject({ unique: 'UNIQUE_VALIDATED' });

    const { body } = await create(client, { desk: 'A1' });
    expect(await create(client, { login: 'b@acme.test', desk: 'a1' })).toMatchObject(taken);
    expect((await client.send('POST', `/api/v1/users/${body.id}`, { profile: { desk: 'A1' } })).status).toBe(
      200,
    );
    expect((await create(client, { login: 'b@acme.test', desk: 'A2' })).status).toBe(200);
  });

  test('is not when two users have one value', async () => {
    const client = await open();
    await change(client, { desk: plain });
    await create(client, { desk: 'A1' });
    await create(client, { login: 'b@acme.test', desk: 'A1' });
    await change(client, { desk: { unique: true } });
    expect(await attribute(client, 'desk')).toMatchObject({ unique: 'NOT_UNIQUE' });
    expect((await create(client, { login: 'c@acme.test', desk: 'A1' })).status).toBe(200);
  });

  test('has at most four like it', async () => {
    const client = await open();
    const names = ['a', 'b', 'c', 'd', 'e'];
    expect((await change(client, Object.fromEntries(names.map((name) => [name, unique])))).status).toBe(200);
    expect((await change(client, { f: unique })).status).toBe(400);
    expect((await change(client, { a: { unique: false }, f: unique })).status).toBe(200);
  });
});

describe('a base attribute', () => {
  test('can be given permissions, and names need not be required', async () => {
    const client = await open();
    const permissions = [{ principal: 'SELF', action: 'READ_WRITE' }];
    const { body } = await change(client, { title: { permissions }, lastName: { required: false } }, 'base');
    expect(body.definitions.base.properties['title']).toMatchObject({ permissions });
    expect(body.definitions.base.required).toEqual(['login', 'firstName', 'email']);
    const { lastName: _, ...nameless } = profile;
    expect((await client.send('POST', '/api/v1/users', { profile: nameless })).status).toBe(200);
  });

  test('can be sent back as it was read', async () => {
    const client = await open();
    const { body } = await client.send<SchemaBody>('GET', path);
    expect(await client.send('POST', path, body)).toMatchObject({
      status: 200,
      body: { definitions: body.definitions },
    });
  });

  test('login follows the pattern that it is given', async () => {
    const client = await open();
    await change(client, { login: { pattern: '[a-z]{5,}' } }, 'base');
    expect((await create(client, { login: 'lovelace' })).status).toBe(200);
    expect(await create(client, { login: 'Ada42' })).toMatchObject(
      refusal(400, 'E0000001', 'login: Does not match required pattern'),
    );
  });

  test.each<Record<string, unknown>>([
    { title: { maxLength: 3 } },
    { email: { required: false } },
    { title: { pattern: '.*' } },
    { login: { pattern: '(' } },
    { constructor: plain },
    { title: null },
    { desk: plain },
  ])('is not changed by %j', async (sent) => {
    const client = await open();
    expect((await change(client, sent, 'base')).status).toBe(400);
  });

  test.each([
    ['countryCode', 'Portugal', 'PT'],
    ['preferredLanguage', 'no language', 'pt-PT'],
    ['locale', 'no_locale_', 'en_US'],
    ['timezone', 'Lisbon', 'Europe/Lisbon'],
    ['profileUrl', 'nowhere', 'https://example.com/ada'],
    ['secondEmail', 'ada', 'ada@home.test'],
    ['login', 'a@b', 'a@b.c'],
    ['mobilePhone', 'x'.repeat(101), '+351 912 000 000'],
    ['title', 7, 'Analyst'],
  ])('%s takes not %j but %j', async (name, wrong, right) => {
    const client = await open();
    expect((await create(client, { [name]: wrong })).body).toMatchObject({
      errorSummary: `Api validation failed: ${name}`,
    });
    expect((await create(client, { [name]: right })).body).toMatchObject({ profile: { [name]: right } });
  });
});

describe('the schema of groups', () => {
  const groups = '/api/v1/meta/schemas/group/default';

  test('is changed like that of users', async () => {
    const client = await open();
    const group = (name: string, more: object) =>
      client.send<UserBody>('POST', '/api/v1/groups', { profile: { name, ...more } });
    await change(client, { floor: { title: 'Floor', type: 'integer', unique: true } }, 'custom', groups);

    const { body, status } = await group('Robotics', { floor: 4 });
    expect({ status, floor: body.profile['floor'] }).toEqual({ status: 200, floor: 4 });
    expect((await group('Chemistry', { floor: 'four' })).status).toBe(400);
    expect(
      (await client.send('GET', query('/api/v1/groups', { search: 'profile.floor eq 4' }))).body,
    ).toHaveLength(1);

    await change(client, { floor: null }, 'custom', groups);
    expect((await client.send<UserBody>('GET', `/api/v1/groups/${body.id}`)).body.profile).not.toHaveProperty(
      'floor',
    );
  });
});

test('a schema is known by the id of its type alone, and by default', async () => {
  const { send } = await open();
  for (const id of ['oscnone', 'none']) {
    expect(await send('GET', `/api/v1/meta/schemas/user/${id}`)).toMatchObject(refusal(404, 'E0000007'));
  }
  expect(await send('POST', path, { definitions: { other: {} } })).toMatchObject(refusal(400, 'E0000003'));
  expect(await send('POST', path, { definitions: { custom: { properties: { a: 'b' } } } })).toMatchObject(
    refusal(400, 'E0000003'),
  );
});
