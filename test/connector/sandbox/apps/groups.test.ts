import { describe, expect, test } from 'vitest';
import { type Client, type EventBody, groupNamed, open, query, refusal, someUser } from '../client.ts';

interface AssignmentBody {
  readonly id: string;
  readonly priority: number;
  readonly profile: Record<string, unknown>;
}

async function withApp(options: Parameters<typeof open>[0] = {}) {
  const client = await open(options);
  const { body } = await client.send<{ id: string }[]>('GET', query('/api/v1/apps', { q: 'GitHub' }));
  const app = `/api/v1/apps/${body[0]?.id}`;
  const ids = Object.fromEntries(
    await Promise.all(
      ['Engineering', 'On Call', 'Sales', 'Finance'].map(
        async (name) => [name, (await groupNamed(client, name)).id] as const,
      ),
    ),
  );
  const id = (name: string): string => ids[name] ?? '';
  return { client, app, id, at: (name: string) => `${app}/groups/${id(name)}` };
}

const priorities = async ({ send }: Client, app: string) =>
  (await send<AssignmentBody[]>('GET', `${app}/groups`)).body.map(({ id, priority }) => [id, priority]);

describe('groups of an app', () => {
  test('are assigned with what Okta shows, in its order, and their members with them', async () => {
    const { client, app, id, at } = await withApp({ now: () => Date.parse('2026-11-21T12:00:00Z') });
    const user = await someUser(client, 'profile.department eq "Sales" and status eq "ACTIVE"');
    expect(await client.send('GET', `${app}/users/${user.id}`)).toMatchObject({ status: 404 });

    const { status, body } = await client.send<AssignmentBody>('PUT', at('Sales'), {});

    expect(status).toBe(200);
    expect(JSON.stringify(body)).toBe(
      JSON.stringify({
        id: id('Sales'),
        lastUpdated: '2026-11-21T12:00:00.000Z',
        priority: 2,
        profile: {},
        _links: {
          app: { href: `${client.sandbox.origin}${app}` },
          self: { href: `${client.sandbox.origin}${at('Sales')}` },
          group: { href: `${client.sandbox.origin}/api/v1/groups/${id('Sales')}` },
        },
      }),
    );
    expect((await client.send('GET', at('Sales'))).body).toEqual(body);
    expect(await client.send('GET', `${app}/users/${user.id}`)).toMatchObject({ body: { scope: 'GROUP' } });

    expect(await client.send('DELETE', at('Sales'))).toMatchObject({ status: 204 });
    expect(await client.send('GET', `${app}/users/${user.id}`)).toMatchObject({ status: 404 });
    const filter = `target.id eq "${id('Sales')}"`;
    const events = await client.send<EventBody[]>('GET', query('/api/v1/logs', { filter }));
    expect(events.body.map(({ eventType }) => eventType)).toEqual([
      'group.application_assignment.add',
      'group.application_assignment.remove',
    ]);
  });

  test('are listed by priority, which gives way to a new one', async () => {
    const { client, app, id, at } = await withApp();
    await client.send('PUT', at('Sales'), { priority: 0, profile: { role: 'guest' } });
    expect(await priorities(client, app)).toEqual([
      [id('Sales'), 0],
      [id('Engineering'), 1],
      [id('On Call'), 2],
    ]);
    await client.send('PUT', at('Sales'), { priority: 7 });
    expect((await client.send('GET', at('Sales'))).body).toMatchObject({
      priority: 7,
      profile: { role: 'guest' },
    });
    await client.send('PUT', at('Finance'));
    expect(await priorities(client, app)).toContainEqual([id('Finance'), 8]);
  });

  test('give their members the profile of the highest priority', async () => {
    let time = Date.parse('2026-11-21T12:00:00Z');
    const { client, app, id, at } = await withApp({ now: () => time, assignmentDelay: 5000 });
    const user = await someUser(client, 'profile.department eq "Sales" and status eq "ACTIVE"');
    const finance = id('Finance');
    await client.send('PUT', `/api/v1/groups/${finance}/users/${user.id}`);
    await client.send('PUT', at('Sales'), { priority: 5, profile: { role: 'guest' } });
    await client.send('PUT', at('Finance'), { priority: 6, profile: { role: 'owner' } });
    time += 5000;
    expect((await client.send('GET', `${app}/users/${user.id}`)).body).toMatchObject({
      profile: { role: 'guest' },
    });
  });

  test('are patched', async () => {
    const { client, at } = await withApp();
    const patch = (...operations: object[]) =>
      client.send<AssignmentBody>('PATCH', at('On Call'), operations);

    expect((await patch({ op: 'replace', path: '/priority', value: 5 })).body.priority).toBe(5);
    expect((await patch({ op: 'replace', path: '/profile', value: { a: 1, b: 2 } })).body.profile).toEqual({
      a: 1,
      b: 2,
    });
    expect(
      (await patch({ op: 'add', path: '/profile/c', value: 3 }, { op: 'remove', path: '/profile/a' })).body
        .profile,
    ).toEqual({ b: 2, c: 3 });
    expect(await patch({ op: 'replace', path: '/id', value: 'x' })).toMatchObject(
      refusal(400, 'E0000001', 'path: /id cannot be changed'),
    );
    expect(await patch({ op: 'move', path: '/priority' })).toMatchObject(refusal(400, 'E0000003'));
    expect(await client.send('PATCH', at('On Call'), {})).toMatchObject(refusal(400, 'E0000003'));
  });

  test('are found by the start of their name, and shown whole when asked', async () => {
    const { client, app, id } = await withApp();
    const { body, links } = await client.send('GET', `${app}/groups?q=eng&expand=group`);
    expect(body).toMatchObject([
      { id: id('Engineering'), _embedded: { group: { profile: { name: 'Engineering' } } } },
    ]);
    expect(links).toEqual([
      `<${client.sandbox.origin}${app}/groups?limit=20&q=eng&expand=group>; rel="self"`,
    ]);
  });

  test('are listed in pages of at least twenty', async () => {
    const { client, app } = await withApp();
    for (let i = 0; i < 21; i++) {
      const { body } = await client.send<{ id: string }>('POST', '/api/v1/groups', {
        profile: { name: `Guild ${i}` },
      });
      await client.send('PUT', `${app}/groups/${body.id}`);
    }
    expect((await client.walk(`${app}/groups?limit=20`)).map((page) => page.length)).toEqual([20, 3]);
    expect(await client.send('GET', `${app}/groups?limit=19`)).toMatchObject(
      refusal(400, 'E0000001', 'limit: The limit is not valid'),
    );
  });

  test('that are unknown or not assigned are not found', async () => {
    const { client, app, at } = await withApp();
    expect(await client.send('GET', at('Sales'))).toMatchObject({
      status: 404,
      body: { errorSummary: expect.stringContaining('(UserGroup)') },
    });
    expect(await client.send('PUT', `${app}/groups/00gnone`)).toMatchObject({
      status: 404,
      body: { errorSummary: 'Not found: Resource not found: 00gnone (UserGroup)' },
    });
    expect(await client.send('PUT', at('Sales'), { priority: 'first' })).toMatchObject(
      refusal(400, 'E0000001', 'priority: The value must be of type integer'),
    );
  });
});
