import { describe, expect, test } from 'vitest';
import { type Client, open, query, refusal, type UserBody } from '../client.ts';

const definitions = '/api/v1/meta/schemas/user/linkedObjects';
const end = (name: string, title: string) => ({ name, title, description: `A ${title}`, type: 'USER' });
const manager = { primary: end('manager', 'Manager'), associated: end('subordinate', 'Subordinate') };

const define = ({ send }: Client, definition: object = manager) => send('POST', definitions, definition);

async function people({ send }: Client): Promise<string[]> {
  const { body } = await send<UserBody[]>('GET', query('/api/v1/users', { limit: 4 }));
  return body.map(({ id }) => id);
}

describe('a linked object definition', () => {
  test('is created with 201 and read by the name of either end', async () => {
    const client = await open();
    const { status, body } = await define(client);
    expect(status).toBe(201);
    expect(body).toEqual({
      ...manager,
      _links: { self: { href: `${client.sandbox.origin}${definitions}/manager` } },
    });
    for (const name of ['manager', 'subordinate']) {
      expect((await client.send('GET', `${definitions}/${name}`)).body).toEqual(body);
    }
    expect((await client.send('GET', definitions)).body).toEqual([body]);
  });

  test.each([
    manager,
    { ...manager, primary: end('boss', 'Boss') },
    { primary: end('subordinate', 'S'), associated: end('minion', 'M') },
    { primary: end('twin', 'T'), associated: end('twin', 'T') },
  ])('is refused with a name that is taken: %j', async (definition) => {
    const client = await open();
    await define(client);
    expect(await define(client, definition)).toMatchObject(refusal(409, 'E0000127'));
  });

  test.each([
    { ...manager, primary: end('1manager', 'Manager') },
    { ...manager, primary: end('manager', '') },
    { ...manager, associated: { ...end('subordinate', 'S'), type: 'GROUP' } },
    { primary: manager.primary },
  ])('is refused: %j', async (definition) => {
    const client = await open();
    expect(await define(client, definition)).toMatchObject({ status: 400, body: { errorCode: 'E0000001' } });
  });

  test('is one of two hundred at most', async () => {
    const client = await open();
    for (let i = 0; i < 200; i++) {
      await define(client, { primary: end(`p${i}`, 'P'), associated: end(`a${i}`, 'A') });
    }
    expect(await define(client)).toMatchObject({ status: 400 });
  });

  test('takes all that was said in it when it is deleted', async () => {
    const client = await open();
    const [one = '', two = ''] = await people(client);
    await define(client);
    await client.send('PUT', `/api/v1/users/${two}/linkedObjects/manager/${one}`);

    expect((await client.send('DELETE', `${definitions}/subordinate`)).status).toBe(204);
    expect(await client.send('GET', `${definitions}/manager`)).toMatchObject(refusal(404, 'E0000007'));
    await define(client);
    expect((await client.send('GET', `/api/v1/users/${one}/linkedObjects/subordinate`)).body).toEqual([]);
  });
});

describe('the linked objects of a user', () => {
  const others = async ({ send }: Client, id: string | undefined, name: string) =>
    (
      await send<{ _links: { self: { href: string } } }[]>('GET', `/api/v1/users/${id}/linkedObjects/${name}`)
    ).body.map(({ _links }) => _links.self.href.split('/').at(-1));

  test('are one primary user, and many associated ones', async () => {
    const client = await open();
    const [chief = '', a = '', b = '', other = ''] = await people(client);
    await define(client);
    const link = (from: string, to: string) =>
      client.send('PUT', `/api/v1/users/${from}/linkedObjects/manager/${to}`);
    expect((await link(a, chief)).status).toBe(204);
    expect((await link(b, chief)).status).toBe(204);

    expect(await others(client, a, 'manager')).toEqual([chief]);
    expect(await others(client, chief, 'subordinate')).toEqual([a, b]);
    expect(await others(client, chief, 'manager')).toEqual([]);

    await link(a, other);
    expect(await others(client, a, 'manager')).toEqual([other]);
    expect(await others(client, chief, 'subordinate')).toEqual([b]);

    expect((await client.send('DELETE', `/api/v1/users/${b}/linkedObjects/manager`)).status).toBe(204);
    expect((await client.send('DELETE', `/api/v1/users/${b}/linkedObjects/manager`)).status).toBe(204);
    expect(await others(client, chief, 'subordinate')).toEqual([]);
  });

  test('come in pages of a thousand', async () => {
    const client = await open();
    const [one = '', two = '', three = ''] = await people(client);
    await define(client);
    for (const id of [two, three]) {
      await client.send('PUT', `/api/v1/users/${id}/linkedObjects/manager/${one}`);
    }
    const path = `/api/v1/users/${one}/linkedObjects/subordinate`;
    expect((await client.send('GET', path)).links).toEqual([
      `<${client.sandbox.origin}${path}?limit=1000>; rel="self"`,
    ]);
    expect(await client.walk(`${path}?limit=1`)).toHaveLength(2);
  });

  test('go with the user', async () => {
    const client = await open();
    const [one = '', two = ''] = await people(client);
    await define(client);
    await client.send('PUT', `/api/v1/users/${two}/linkedObjects/manager/${one}`);
    for (let i = 0; i < 2; i++) await client.send('DELETE', `/api/v1/users/${two}`);
    expect(await others(client, one, 'subordinate')).toEqual([]);
  });

  test('are set by the name of the primary end, between users that exist', async () => {
    const client = await open();
    const [one = '', two = ''] = await people(client);
    await define(client);
    const missing = refusal(404, 'E0000007');
    for (const [method, path] of [
      ['GET', `${one}/linkedObjects/friend`],
      ['PUT', `${one}/linkedObjects/friend/${two}`],
      ['PUT', `${one}/linkedObjects/subordinate/${two}`],
      ['PUT', `${one}/linkedObjects/manager/nobody`],
      ['PUT', `nobody/linkedObjects/manager/${one}`],
      ['DELETE', `${one}/linkedObjects/friend`],
    ] as const) {
      expect(await client.send(method, `/api/v1/users/${path}`)).toMatchObject(missing);
    }
  });
});
