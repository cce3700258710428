import { describe, expect, test } from 'vitest';
import {
  type Client,
  type GroupBody,
  groupNamed,
  open,
  query,
  refusal,
  someUser,
  type UserBody,
} from '../client.ts';

const create = ({ send }: Client, profile: object) => send<GroupBody>('POST', '/api/v1/groups', { profile });
const names = async ({ send }: Client, params: Record<string, string | number>) =>
  (await send<GroupBody[]>('GET', query('/api/v1/groups', params))).body.map(({ profile }) => profile.name);

describe('groups', () => {
  test('are created with 200, read, replaced whole and deleted', async () => {
    const client = await open({ now: () => Date.parse('2026-11-21T12:00:00Z') });

    const created = await create(client, { name: 'Guild', chatChannel: '#guild' });
    expect(created.status).toBe(200);
    expect(created.body).toEqual({
      id: expect.stringMatching(/^00g\w{17}$/),
      created: '2026-11-21T12:00:00.000Z',
      lastUpdated: '2026-11-21T12:00:00.000Z',
      lastMembershipUpdated: '2026-11-21T12:00:00.000Z',
      objectClass: ['okta:user_group'],
      type: 'OKTA_GROUP',
      profile: { name: 'Guild', description: null, chatChannel: '#guild' },
      _links: expect.objectContaining({
        users: { href: `${client.sandbox.origin}/api/v1/groups/${created.body.id}/users` },
      }),
    });
    const path = `/api/v1/groups/${created.body.id}`;
    expect((await client.send('GET', path)).body).toEqual(created.body);

    const replaced = await client.send<GroupBody>('PUT', path, {
      profile: { name: 'Guild', description: 'All of us' },
    });
    expect(replaced.body.profile).toEqual({ name: 'Guild', description: 'All of us' });

    expect((await client.send('DELETE', path)).status).toBe(204);
    expect(await client.send('GET', path)).toMatchObject(refusal(404, 'E0000007'));
  });

  test.each([
    ['oie', 400, 'E0000001'],
    ['classic', 409, 'E0000055'],
  ] as const)('have one name each in a %s org', async (engine, status, errorCode) => {
    expect(await create(await open({ engine }), { name: 'sales' })).toMatchObject({
      status,
      body: { errorCode },
    });
  });

  test.each([
    [{}, 'name: The field cannot be left blank'],
    [{ name: 'x'.repeat(256) }, 'name: The field has a wrong length'],
    [{ name: 'x', colour: 'red' }, "Property name 'colour' is not defined in profile"],
  ])('refuse the profile %j', async (profile, cause) => {
    expect(await create(await open(), profile)).toMatchObject(refusal(400, 'E0000001', cause));
  });

  test.each([
    ['Everyone', 403, 'E0000006'],
    ['Domain Laptops', 403, 'E0000006'],
    ['Everyone', 501, 'E0000060'],
    ['Domain Laptops', 501, 'E0000060'],
  ] as const)(
    'that Okta or an app keeps cannot be changed: %s, %i',
    async (name, foreignGroup, errorCode) => {
      const client = await open({ foreignGroup });
      const { id } = await groupNamed(client, name);
      const user = await someUser(client);

      for (const [method, path, body] of [
        ['PUT', '', { profile: { name: 'x' } }],
        ['DELETE', ''],
        ['PUT', `/users/${user.id}`],
        ['DELETE', `/users/${user.id}`],
      ] as const) {
        expect(await client.send(method, `/api/v1/groups/${id}${path}`, body)).toMatchObject(
          refusal(foreignGroup, errorCode),
        );
      }
    },
  );

  test('of Active Directory have its attributes and name it', async () => {
    const client = await open();
    const { body } = await client.send<(GroupBody & { source: { id: string } })[]>(
      'GET',
      query('/api/v1/groups', { filter: 'type eq "APP_GROUP"', expand: 'app' }),
    );
    expect(body).toMatchObject([
      {
        objectClass: ['okta:windows_security_principal'],
        profile: { name: 'Domain Laptops', samAccountName: 'Domain Laptops', groupScope: 'Global' },
        _embedded: { app: { id: body[0]?.source.id, name: 'active_directory', signOnMode: null } },
      },
    ]);
    const members = await client.send('GET', `/api/v1/groups/${body[0]?.id}/users`);
    expect(members.body).toHaveLength(6);
  });

  test('that are deleted are gone from users, owners and apps', async () => {
    const client = await open();
    const group = (await create(client, { name: 'Guild' })).body;
    const sales = await groupNamed(client, 'Sales');
    const user = await someUser(client);
    await client.send('PUT', `/api/v1/groups/${group.id}/users/${user.id}`);
    await client.send('POST', `/api/v1/groups/${sales.id}/owners`, { id: group.id, type: 'GROUP' });
    const [app] = (await client.send<{ id: string }[]>('GET', '/api/v1/apps')).body;
    await client.send('PUT', `/api/v1/apps/${app?.id}/groups/${group.id}`);

    await client.send('DELETE', `/api/v1/groups/${group.id}`);

    const groups = await client.send<GroupBody[]>('GET', `/api/v1/users/${user.id}/groups`);
    expect(groups.body.map(({ id }) => id)).not.toContain(group.id);
    expect((await client.send('GET', `/api/v1/groups/${sales.id}/owners`)).body).toEqual([]);
    const assigned = await client.send<{ id: string }[]>('GET', `/api/v1/apps/${app?.id}/groups`);
    expect(assigned.body.map(({ id }) => id)).not.toContain(group.id);
  });
});

describe('members', () => {
  test('are added and removed, and doing it again changes nothing', async () => {
    let time = Date.parse('2026-11-21T12:00:00Z');
    const client = await open({ now: () => time });
    const group = (await create(client, { name: 'Guild' })).body;
    const user = await someUser(client);
    const path = `/api/v1/groups/${group.id}/users`;
    const read = async () => (await client.send<GroupBody>('GET', `/api/v1/groups/${group.id}`)).body;

    for (const [method, members] of [
      ['PUT', [user.id]],
      ['DELETE', []],
    ] as const) {
      time += 60_000;
      expect((await client.send(method, `${path}/${user.id}`)).status).toBe(204);
      const { lastMembershipUpdated } = await read();
      time += 60_000;
      expect((await client.send(method, `${path}/${user.id}`)).status).toBe(204);

      expect((await read()).lastMembershipUpdated).toBe(lastMembershipUpdated);
      expect((await client.send<UserBody[]>('GET', path)).body.map(({ id }) => id)).toEqual(members);
    }
  });

  test('are known by their ids, and not by their logins', async () => {
    const client = await open();
    const { id } = await groupNamed(client, 'Sales');
    const { profile } = await someUser(client);
    for (const method of ['PUT', 'DELETE']) {
      expect(
        await client.send(method, `/api/v1/groups/${id}/users/${encodeURIComponent(profile.login)}`),
      ).toMatchObject(refusal(404, 'E0000007'));
    }
  });

  test('and groups that are unknown are not found', async () => {
    const client = await open();
    const { id } = await groupNamed(client, 'Sales');
    for (const method of ['PUT', 'DELETE']) {
      expect(await client.send(method, `/api/v1/groups/${id}/users/00unobody`)).toMatchObject(
        refusal(404, 'E0000007'),
      );
      expect(await client.send(method, '/api/v1/groups/00gnone/users/me')).toMatchObject(
        refusal(404, 'E0000007'),
      );
    }
  });

  test('of Everyone are all users, deactivated ones too, page by page', async () => {
    const client = await open();
    const { id } = await groupNamed(client, 'Everyone');
    const pages = await client.walk<UserBody>(`/api/v1/groups/${id}/users?limit=20`);
    expect(pages.map((page) => page.length)).toEqual([20, 20, 20]);
  });

  test.each([
    ['hidden', 0],
    ['shown', 1],
  ] as const)(
    'who are deactivated are %s, and members again when they are activated',
    async (deactivatedMembers, listed) => {
      const client = await open({ deactivatedMembers });
      const group = (await create(client, { name: 'Guild' })).body;
      const user = await someUser(client);
      const count = async () =>
        (await client.send<[]>('GET', `/api/v1/groups/${group.id}/users`)).body.length;

      await client.send('PUT', `/api/v1/groups/${group.id}/users/${user.id}`);
      await client.send('POST', `/api/v1/users/${user.id}/lifecycle/deactivate`);
      expect(await count()).toBe(listed);
      await client.send('POST', `/api/v1/users/${user.id}/lifecycle/activate?sendEmail=false`);
      expect(await count()).toBe(1);
    },
  );

  test('keep their groups, page by page', async () => {
    const client = await open();
    const pages = await client.walk<GroupBody>('/api/v1/users/me/groups?limit=1');
    expect(pages.flat().map(({ profile }) => profile.name)).toEqual(
      expect.arrayContaining(['Everyone', 'IT Administrators', 'Managers']),
    );
    expect(pages.every((page) => page.length === 1)).toBe(true);
  });

  test('share the apps of the group', async () => {
    const client = await open();
    const { id } = await groupNamed(client, 'Finance');
    expect((await client.send('GET', `/api/v1/groups/${id}/apps`)).body).toMatchObject([
      { label: 'NetSuite', status: 'ACTIVE' },
    ]);
  });
});

describe('listing groups', () => {
  test('searches without regard to case', async () => {
    const client = await open();
    expect(await names(client, { search: 'profile.name eq "SALES"' })).toEqual(['Sales']);
    expect(await names(client, { search: 'profile.description co "laptops"' })).toEqual([
      'IT Administrators',
    ]);
    expect(await names(client, { search: 'profile.chatChannel pr' })).toEqual(['Engineering']);
    expect(await names(client, { search: 'type eq "BUILT_IN" or profile.name sw "man"' })).toEqual([
      'Everyone',
      'Managers',
    ]);
    expect(
      (await names(client, { search: 'type eq "OKTA_GROUP"', sortBy: 'profile.name', sortOrder: 'desc' }))[0],
    ).toBe('VPN Users');
  });

  test.each([
    { search: 'profile.name ne "x"' },
    { search: 'profile.chatChannel co "x"' },
    { search: 'name eq "x"' },
    { filter: 'profile.name eq "Sales"' },
    { filter: 'type sw "OKTA"' },
  ])('refuses %j', async (params) => {
    const { send } = await open();
    expect(await send('GET', query('/api/v1/groups', params))).toMatchObject(refusal(400, 'E0000031'));
  });

  test('filters by type and date', async () => {
    const client = await open();
    expect(await names(client, { filter: 'type eq "BUILT_IN"' })).toEqual(['Everyone']);
    expect(await names(client, { filter: 'type eq "built_in"' })).toEqual([]);
    await create(client, { name: 'Guild' });
    expect(await names(client, { filter: 'lastUpdated gt "2026-01-01T00:00:00.000Z"' })).toEqual(['Guild']);
  });

  test('finds by the start of the name, the exact one first and without links', async () => {
    const client = await open();
    await create(client, { name: 'Sales West' });
    await create(client, { name: 'SAL' });
    expect(await names(client, { q: 'sal' })).toEqual(['SAL', 'Sales', 'Sales West']);
    expect(await names(client, { q: 'e', filter: 'type eq "BUILT_IN"' })).toEqual(['Everyone']);
    expect((await client.send('GET', '/api/v1/groups?q=sal')).links).toEqual([]);
  });

  test('refuses a search and a filter at once', async () => {
    const { send } = await open();
    const path = query('/api/v1/groups', { search: 'id pr', filter: 'type eq "BUILT_IN"' });
    expect(await send('GET', path)).toMatchObject(refusal(400, 'E0000033'));
  });

  test('counts when asked for stats, and asks again on each page', async () => {
    const client = await open();
    const { body, links } = await client.send('GET', '/api/v1/groups?expand=stats&limit=1');
    expect(body).toMatchObject([{ _embedded: { stats: { usersCount: 60, appsCount: 2 } } }]);
    expect(links).toHaveLength(2);
    for (const line of links) expect(line).toContain('expand=stats');
  });
});

test.each([true, false])('a group links to its owners where the org does: %s', async (groupOwnersLink) => {
  const client = await open({ groupOwnersLink });
  const { body } = await create(client, { name: 'Guild' });
  expect('owners' in Object(body)['_links']).toBe(groupOwnersLink);
});
