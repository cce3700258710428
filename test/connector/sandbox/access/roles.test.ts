import { describe, expect, test } from 'vitest';
import { type EventBody, type GroupBody, groupNamed, linkTo, open, refusal, someUser } from '../client.ts';
import { admin } from './admin.ts';

interface RoleBody {
  readonly id: string;
  readonly type: string;
  readonly assignmentType: string;
}

const noon = Date.parse('2026-11-21T12:00:00Z');

describe('the roles of a user', () => {
  test.each([
    ['USER_ADMIN', 'KVJUKUS7IFCE2SKO', 'User/Group Administrator'],
    ['APP_ADMIN', 'IFIFAX2BIRGUSTQ', 'Application Administrator'],
    ['HELP_DESK_ADMIN', 'JBCUYUC7IRCVGS27IFCE2SKO', 'Help Desk Administrator'],
    ['GROUP_MEMBERSHIP_ADMIN', 'I5JE6VKQL5GUKTKCIVJFGSCJKBPUCRCNJFHA', 'Group Membership Administrator'],
    ['SUPER_ADMIN', /^ra1\w{17}$/, 'Super Administrator'],
    ['READ_ONLY_ADMIN', /^ra1\w{17}$/, 'Read-only Administrator'],
  ])('are assigned with 201: %s', async (type, id, label) => {
    const client = await open({ now: () => noon });
    const user = await someUser(client);
    const roles = `/api/v1/users/${user.id}/roles`;

    const { status, body } = await client.send<RoleBody>('POST', roles, { type });
    expect(status).toBe(201);
    expect(Object.entries(body)).toEqual([
      ['id', typeof id === 'string' ? id : expect.stringMatching(id)],
      ['label', label],
      ['type', type],
      ['status', 'ACTIVE'],
      ['created', '2026-11-21T12:00:00.000Z'],
      ['lastUpdated', '2026-11-21T12:00:00.000Z'],
      ['assignmentType', 'USER'],
      ['_links', { assignee: { href: `${client.sandbox.origin}/api/v1/users/${user.id}` } }],
    ]);
    expect((await client.send('GET', `${roles}/${body.id}`)).body).toEqual(body);
    expect((await client.send('GET', roles)).body).toEqual([body]);
    expect(await client.send('POST', roles, { type })).toMatchObject(refusal(409, 'E0000090'));

    expect((await client.send('DELETE', `${roles}/${body.id}`)).status).toBe(204);
    const gone = await client.send<{ errorSummary: string }>('DELETE', `${roles}/${body.id}`);
    expect(gone).toMatchObject(refusal(404, 'E0000007'));
    expect(gone.body.errorSummary).toBe(`Not found: Resource not found: ${body.id} (RoleAssignment)`);
  });

  test('are noted in the System Log', async () => {
    const client = await open();
    const user = await someUser(client);
    const roles = `/api/v1/users/${user.id}/roles`;
    await client.send('POST', roles, { type: 'APP_ADMIN' });
    await client.send('DELETE', `${roles}/IFIFAX2BIRGUSTQ`);

    const { body } = await client.send<EventBody[]>(
      'GET',
      '/api/v1/logs?filter=eventType+sw+%22user.account.privilege%22',
    );
    expect(body.map(({ eventType, target }) => [eventType, target?.[0]?.id])).toEqual([
      ['user.account.privilege.grant', user.id],
      ['user.account.privilege.revoke', user.id],
    ]);
  });

  test('are unknown when their type is', async () => {
    const client = await open();
    const { id } = await someUser(client);
    for (const type of ['KING', 'toString', undefined]) {
      expect(await client.send('POST', `/api/v1/users/${id}/roles`, { type })).toMatchObject(
        refusal(400, 'E0000001', 'type: The role type is not valid'),
      );
    }
    expect(await client.send('GET', '/api/v1/users/00unone/roles')).toMatchObject(refusal(404, 'E0000007'));
  });

  test('hold those of the user’s groups, which the user alone cannot lose', async () => {
    const client = await open();
    const user = await someUser(client);
    const group = await groupNamed(client, 'Managers');
    await client.send('PUT', `/api/v1/groups/${group.id}/users/${user.id}`);
    const { body } = await client.send<RoleBody>('POST', `/api/v1/groups/${group.id}/roles`, {
      type: 'READ_ONLY_ADMIN',
    });
    expect(body).toMatchObject({ id: expect.stringMatching(/^gra\w{17}$/), assignmentType: 'GROUP' });

    const roles = `/api/v1/users/${user.id}/roles`;
    expect((await client.send('GET', roles)).body).toEqual([body]);
    expect(await client.send('DELETE', `${roles}/${body.id}`)).toMatchObject(refusal(404, 'E0000007'));
  });

  test('can be custom ones, with what they are good for', async () => {
    const client = await open();
    const { origin } = client.sandbox;
    const named = { label: 'Desk', description: 'Resets passwords' };
    const { body: role } = await client.send<{ id: string }>('POST', '/api/v1/iam/roles', {
      ...named,
      permissions: ['okta.users.read'],
    });
    const { body: set } = await client.send<{ id: string }>('POST', '/api/v1/iam/resource-sets', {
      ...named,
      resources: [`${origin}/api/v1/users`],
    });
    const { id } = await someUser(client);
    const roles = `/api/v1/users/${id}/roles`;
    const sent = { type: 'CUSTOM', role: role.id, 'resource-set': set.id };

    const { status, body } = await client.send<RoleBody>('POST', roles, sent);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      ...sent,
      label: 'Desk',
      _links: {
        'resource-set': { href: `${origin}/api/v1/iam/resource-sets/${set.id}` },
        permissions: { href: `${origin}/api/v1/iam/roles/${role.id}/permissions` },
      },
    });
    expect(await client.send('POST', roles, sent)).toMatchObject(refusal(409, 'E0000090'));
    expect(await client.send('POST', roles, { ...sent, role: 'cr0none' })).toMatchObject(
      refusal(404, 'E0000007'),
    );
    expect(await client.send('POST', roles, { ...sent, 'resource-set': 'iamnone' })).toMatchObject(
      refusal(404, 'E0000007'),
    );
    expect((await client.send('POST', roles, { type: 'CUSTOM' })).status).toBe(400);
  });

  test('are for super administrators to assign', async () => {
    const client = await open();
    const { send } = await admin(client, 'ORG_ADMIN');
    const { id } = await someUser(client);
    expect(await send('POST', `/api/v1/users/${id}/roles`, { type: 'USER_ADMIN' })).toMatchObject(
      refusal(403, 'E0000006'),
    );
  });
});

describe('the roles of a group', () => {
  test('are not for groups that Okta or an app keeps, nor for those that rules fill', async () => {
    const client = await open();
    const { body: groups } = await client.send<GroupBody[]>('GET', '/api/v1/groups');
    const ofType = (wanted: string) => groups.find(({ type }) => type === wanted)?.id;
    const { body: rules } = await client.send<{ actions: { assignUserToGroups: { groupIds: string[] } } }[]>(
      'GET',
      '/api/v1/groups/rules',
    );
    for (const [id, code] of [
      [ofType('BUILT_IN'), 'E0000211'],
      [ofType('APP_GROUP'), 'E0000194'],
      [rules[0]?.actions.assignUserToGroups.groupIds[0], 'E0000192'],
    ] as const) {
      expect(await client.send('POST', `/api/v1/groups/${id}/roles`, { type: 'USER_ADMIN' })).toMatchObject(
        refusal(400, code),
      );
    }
  });
});

describe('the roles of a service app', () => {
  test('are those of its client', async () => {
    const client = await open();
    const { clientId } = client.sandbox.oauth;
    const roles = `/oauth2/v1/clients/${clientId}/roles`;
    expect((await client.send('GET', roles)).body).toMatchObject([
      { type: 'SUPER_ADMIN', assignmentType: 'CLIENT' },
    ]);
    const { status, body } = await client.send<RoleBody>('POST', roles, { type: 'HELP_DESK_ADMIN' });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      id: 'JBCUYUC7IRCVGS27IFCE2SKO',
      _links: { assignee: { href: `${client.sandbox.origin}/oauth2/v1/clients/${clientId}` } },
    });
    expect(await client.send('GET', '/oauth2/v1/clients/0oanone/roles')).toMatchObject(
      refusal(404, 'E0000007'),
    );
  });
});

describe('the targets of a role', () => {
  test('are groups, a page at a time, of which the last stays', async () => {
    const client = await open();
    const user = await someUser(client);
    const roles = `/api/v1/users/${user.id}/roles`;
    await client.send('POST', roles, { type: 'HELP_DESK_ADMIN' });
    const targets = `${roles}/JBCUYUC7IRCVGS27IFCE2SKO/targets/groups`;
    const ids: string[] = [];
    for (const name of ['Finance', 'Sales', 'Managers']) {
      const { id } = await groupNamed(client, name);
      ids.push(id);
      expect((await client.send('PUT', `${targets}/${id}`)).status).toBe(204);
    }

    const listed = (await client.walk<{ id: string }>(`${targets}?limit=2`)).map((page) =>
      page.map(({ id }) => id),
    );
    expect(listed.map((page) => page.length)).toEqual([2, 1]);
    expect(listed.flat()).toEqual([...ids].sort());
    const first = await client.send('GET', targets);
    expect(linkTo('self', first)).toContain('limit=20');

    for (const id of ids.slice(1)) expect((await client.send('DELETE', `${targets}/${id}`)).status).toBe(204);
    expect(await client.send('DELETE', `${targets}/${ids[0]}`)).toMatchObject({
      status: 400,
      body: { errorCode: 'E0000001' },
    });
    expect(await client.send('PUT', `${targets}/00gnone`)).toMatchObject(refusal(404, 'E0000007'));
    expect((await client.send('GET', `${roles}?expand=targets/groups`)).body).toMatchObject([
      { _embedded: { targets: { groups: [{ id: ids[0] }] } } },
    ]);
    expect((await client.send('GET', `${roles}/JBCUYUC7IRCVGS27IFCE2SKO/targets`)).body).toMatchObject([
      { orn: expect.stringMatching(new RegExp(`^orn:okta:directory:00o\\w+:groups:${ids[0]}$`)) },
    ]);
  });

  test('are apps of the catalogue and of the org', async () => {
    const client = await open();
    const group = await groupNamed(client, 'Managers');
    const roles = `/api/v1/groups/${group.id}/roles`;
    await client.send('POST', roles, { type: 'APP_ADMIN' });
    const { body: apps } = await client.send<{ id: string; name: string; label: string }[]>(
      'GET',
      `/api/v1/groups/${group.id}/apps`,
    );
    const [app] = apps;
    const targets = `${roles}/IFIFAX2BIRGUSTQ/targets/catalog/apps`;
    expect((await client.send('GET', targets)).body).toEqual([]);
    expect((await client.send('PUT', `${targets}/facebook`)).status).toBe(204);
    expect((await client.send('PUT', `${targets}/${app?.name}/${app?.id}`)).status).toBe(204);
    expect((await client.send('GET', targets)).body).toMatchObject([
      { name: 'facebook', status: 'ACTIVE' },
      {
        name: app?.label,
        status: 'ACTIVE',
        id: app?.id,
        _links: { self: { href: `${client.sandbox.origin}/api/v1/apps/${app?.id}` } },
      },
    ]);
    expect((await client.send('GET', `${roles}?expand=targets/catalog/apps`)).body).toMatchObject([
      { _embedded: { targets: { catalog: { apps: [{ name: 'facebook' }, { id: app?.id }] } } } },
    ]);
    expect((await client.send('DELETE', `${targets}/facebook`)).status).toBe(204);
    expect((await client.send('DELETE', `${targets}/${app?.name}/${app?.id}`)).status).toBe(400);
    expect(await client.send('PUT', `${targets}/facebook/${app?.id}`)).toMatchObject(
      refusal(404, 'E0000007'),
    );
  });

  test('can be all apps again', async () => {
    const client = await open();
    const { id } = await someUser(client);
    const roles = `/api/v1/users/${id}/roles`;
    await client.send('POST', roles, { type: 'APP_ADMIN' });
    const targets = `${roles}/IFIFAX2BIRGUSTQ/targets/catalog/apps`;
    await client.send('PUT', `${targets}/facebook`);

    expect(await client.send('PUT', targets)).toMatchObject({ status: 200, body: undefined });
    expect((await client.send('GET', targets)).body).toEqual([]);
  });

  test('are of the kind that the role has', async () => {
    const client = await open();
    const { id } = await someUser(client);
    const group = await groupNamed(client, 'Sales');
    const roles = `/api/v1/users/${id}/roles`;
    await client.send('POST', roles, { type: 'APP_ADMIN' });
    expect(await client.send('PUT', `${roles}/IFIFAX2BIRGUSTQ/targets/groups/${group.id}`)).toMatchObject(
      refusal(400, 'E0000091'),
    );
  });
});
