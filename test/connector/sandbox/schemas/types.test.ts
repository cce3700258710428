import { describe, expect, test } from 'vitest';
import { type Client, open, refusal, someUser, type UserBody } from '../client.ts';

interface TypeBody {
  readonly id: string;
  readonly name: string;
  readonly displayName: string;
  readonly description?: string;
}

const path = '/api/v1/meta/types/user';
const intern = { name: 'intern', displayName: 'Intern', description: 'Here for the summer' };

const create = ({ send }: Client, type: object = intern) => send<TypeBody>('POST', path, type);

describe('a user type', () => {
  test('is created with 200, and has a schema of its own', async () => {
    const client = await open({ now: () => Date.parse('2026-11-21T12:00:00Z') });
    const { status, body } = await create(client);
    expect(status).toBe(200);
    expect(Object.keys(body)).toEqual([
      'id',
      'displayName',
      'name',
      'description',
      'createdBy',
      'lastUpdatedBy',
      'created',
      'lastUpdated',
      'default',
      '_links',
    ]);
    const schema = `${client.sandbox.origin}/api/v1/meta/schemas/user/${body.id.replace('oty', 'osc')}`;
    expect(body).toMatchObject({
      id: expect.stringMatching(/^oty\w{17}$/),
      ...intern,
      created: '2026-11-21T12:00:00.000Z',
      default: false,
      _links: { schema: { rel: 'schema', href: schema, method: 'GET' } },
    });
    expect((await client.send('GET', schema)).body).toMatchObject({
      title: 'Intern',
      definitions: {
        custom: { properties: {} },
        base: { required: ['login', 'firstName', 'lastName', 'email'] },
      },
    });
    expect((await client.send('GET', `${path}/${body.id}`)).body).toEqual(body);
    expect((await client.send<TypeBody[]>('GET', path)).body.map(({ name }) => name)).toEqual([
      'user',
      'contractor',
      'intern',
    ]);
  });

  test.each([
    [{ displayName: 'Intern' }, 'name: The field cannot be left blank'],
    [{ name: 'intern' }, 'displayName: The field cannot be left blank'],
    [
      { ...intern, name: '1st' },
      'name: The name starts with a letter and has letters, digits and underscores',
    ],
    [
      { ...intern, name: 'Contractor' },
      'name: An object with this field already exists in the current organization',
    ],
  ])('is refused: %j', async (type, cause) => {
    const client = await open();
    expect(await create(client, type)).toMatchObject(refusal(400, 'E0000001', cause));
  });

  test('is one of ten at most', async () => {
    const client = await open();
    for (let i = 3; i <= 10; i++) {
      expect((await create(client, { ...intern, name: `intern${i}` })).status).toBe(200);
    }
    expect(await create(client)).toMatchObject({ status: 400, body: { errorCode: 'E0000001' } });
  });

  test('is changed in part by POST and as a whole by PUT, but for its name', async () => {
    const client = await open();
    const at = `${path}/${(await create(client)).body.id}`;

    expect((await client.send('POST', at, { displayName: 'Trainee' })).body).toMatchObject({
      ...intern,
      displayName: 'Trainee',
    });
    expect((await client.send('PUT', at, { displayName: 'Intern' })).status).toBe(400);
    expect((await client.send('PUT', at, intern)).body).toMatchObject(intern);
    for (const method of ['POST', 'PUT']) {
      expect(await client.send(method, at, { ...intern, name: 'trainee' })).toMatchObject({ status: 400 });
    }
  });

  test('is deleted when nobody is of it and it is not the default', async () => {
    const client = await open();
    const { id } = (await create(client)).body;
    expect((await client.send('DELETE', `${path}/${id}`)).status).toBe(204);
    expect(await client.send('GET', `${path}/${id}`)).toMatchObject(refusal(404, 'E0000007'));
    expect(await client.send('DELETE', `${path}/default`)).toMatchObject(refusal(403, 'E0000142'));
  });

  test.each([
    [{}, refusal(500, 'E0000009')],
    [{ userTypeInUse: 400 }, { status: 400, body: { errorCode: 'E0000001' } }],
  ] as const)('is kept while it has users: %j', async (options, refused) => {
    const client = await open(options);
    const { type } = await someUser(client, 'profile.agency pr');
    expect(await client.send('DELETE', `${path}/${type.id}`)).toMatchObject(refused);
  });

  test('is a user’s from its creation, and another’s by PUT', async () => {
    const client = await open();
    const type = { id: (await create(client)).body.id };
    const profile = { login: 'a@b.cc', email: 'a@b.cc', firstName: 'A', lastName: 'B' };
    const { body } = await client.send<UserBody>('POST', '/api/v1/users', { type, profile });
    expect(body.type).toEqual(type);

    const back = { type: { id: (await someUser(client)).type.id }, profile };
    expect((await client.send<UserBody>('PUT', `/api/v1/users/${body.id}`, back)).body.type).toEqual(
      back.type,
    );
    expect((await client.send('DELETE', `${path}/${type.id}`)).status).toBe(204);
  });
});
