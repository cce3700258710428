import { describe, expect, test } from 'vitest';
import {
  type Client,
  type GroupBody,
  groupNamed,
  open,
  refusal,
  someUser,
  type UserBody,
} from '../client.ts';
import { admin } from './admin.ts';
import { askForToken } from './service-app.ts';

/** The body that each operation is sent; `{user}` and `{group}` are filled in. */
const operations = {
  'read users': ['GET', '/api/v1/users'],
  'change users': ['POST', '/api/v1/users/{user}', { profile: { title: 'Boss' } }],
  suspend: ['POST', '/api/v1/users/{user}/lifecycle/suspend'],
  'reset passwords': ['POST', '/api/v1/users/{user}/lifecycle/expire_password'],
  'clear sessions': ['DELETE', '/api/v1/users/{user}/sessions'],
  'read groups': ['GET', '/api/v1/groups'],
  'create groups': ['POST', '/api/v1/groups', { profile: { name: 'New' } }],
  'change members': ['PUT', '/api/v1/groups/{group}/users/{user}'],
  'read logs': ['GET', '/api/v1/logs'],
  'read roles': ['GET', '/api/v1/users/{user}/roles'],
  'assign roles': ['POST', '/api/v1/users/{user}/roles', { type: 'REPORT_ADMIN' }],
  'read settings': ['GET', '/api/v1/org'],
  'change settings': ['POST', '/api/v1/org', { city: 'Porto' }],
} as const;

type Operation = keyof typeof operations;
const all = Object.keys(operations) as Operation[];
const reads = all.filter((name) => name.startsWith('read '));

const allowed: Readonly<Record<string, readonly Operation[]>> = {
  SUPER_ADMIN: all,
  ORG_ADMIN: all.filter((name) => name !== 'assign roles'),
  READ_ONLY_ADMIN: reads,
  REPORT_ADMIN: ['read users', 'read groups', 'read logs'],
  USER_ADMIN: [
    'read users',
    'change users',
    'suspend',
    'reset passwords',
    'clear sessions',
    'read groups',
    'create groups',
    'change members',
  ],
  HELP_DESK_ADMIN: ['read users', 'reset passwords', 'clear sessions', 'read groups'],
  GROUP_MEMBERSHIP_ADMIN: ['read users', 'read groups', 'change members'],
  APP_ADMIN: ['read users', 'read groups'],
  API_ACCESS_MANAGEMENT_ADMIN: ['read users', 'read groups'],
  WORKFLOWS_ADMIN: [],
};

type Send = Client['send'];

async function permitted(client: Client, send: Send): Promise<Operation[]> {
  const [user, group] = [await someUser(client), await groupNamed(client, 'Contractors')];
  const found: Operation[] = [];
  for (const name of all) {
    const [method, path, body] = operations[name];
    const { status, body: answer } = await send<{ errorCode?: string }>(
      method,
      path.replace('{user}', user.id).replace('{group}', group.id),
      body,
    );
    if (status === 403) expect(answer.errorCode).toBe('E0000006');
    else found.push(name);
    if (name === 'suspend') await client.send('POST', `/api/v1/users/${user.id}/lifecycle/unsuspend`);
  }
  return found;
}

describe('an API token of a user', () => {
  test.each(Object.entries(allowed))('who is %s may do what the role allows', async (role, operations) => {
    const client = await open();
    expect(await permitted(client, (await admin(client, role)).send)).toEqual(operations);
  });

  test('changes with the roles of its owner, and dies with the last', async () => {
    const client = await open();
    const { user, send } = await admin(client, 'READ_ONLY_ADMIN');
    const roles = `/api/v1/users/${user.id}/roles`;
    expect((await send('POST', '/api/v1/groups', { profile: { name: 'New' } })).status).toBe(403);

    await client.send('POST', roles, { type: 'USER_ADMIN' });
    expect((await send('POST', '/api/v1/groups', { profile: { name: 'New' } })).status).toBe(200);

    const { body } = await client.send<{ id: string }[]>('GET', roles);
    for (const { id } of body) await client.send('DELETE', `${roles}/${id}`);
    expect(await send('GET', '/api/v1/groups')).toMatchObject(refusal(401, 'E0000011'));
  });

  test('has the roles of its owner’s groups', async () => {
    const client = await open();
    const { user, send } = await admin(client);
    const group = await groupNamed(client, 'Managers');
    expect((await send('GET', '/api/v1/users')).status).toBe(401);

    await client.send('POST', `/api/v1/groups/${group.id}/roles`, { type: 'READ_ONLY_ADMIN' });
    await client.send('PUT', `/api/v1/groups/${group.id}/users/${user.id}`);
    expect((await send('GET', '/api/v1/users')).status).toBe(200);
  });

  test('may see who owns it, whatever the role', async () => {
    const client = await open();
    const { user, send } = await admin(client, 'WORKFLOWS_ADMIN');
    expect((await send<UserBody>('GET', '/api/v1/users/me')).body.id).toBe(user.id);
    for (const method of ['POST', 'PUT', 'DELETE']) {
      expect((await send(method, '/api/v1/users/me', { profile: {} })).status).toBe(403);
    }
  });

  test('with a custom role may do what its permissions allow', async () => {
    const client = await open();
    const permissions = ['okta.users.read', 'okta.users.credentials.manage', 'okta.groups.members.manage'];
    const named = { label: 'Desk', description: 'Passwords and members' };
    const role = await client.send<{ id: string }>('POST', '/api/v1/iam/roles', { ...named, permissions });
    const set = await client.send<{ id: string }>('POST', '/api/v1/iam/resource-sets', {
      ...named,
      resources: [`${client.sandbox.origin}/api/v1/users`],
    });
    const { user, send } = await admin(client);
    await client.send('POST', `/api/v1/users/${user.id}/roles`, {
      type: 'CUSTOM',
      role: role.body.id,
      'resource-set': set.body.id,
    });
    expect(await permitted(client, send)).toEqual(['read users', 'reset passwords', 'change members']);
  });

  test('with a custom role sees the groups that it may read, also without users', async () => {
    const client = await open();
    const named = { label: 'Groups', description: 'Reads groups' };
    const { body: role } = await client.send<{ id: string }>('POST', '/api/v1/iam/roles', {
      ...named,
      permissions: ['okta.groups.read'],
    });
    const { body: set } = await client.send<{ id: string }>('POST', '/api/v1/iam/resource-sets', {
      ...named,
      resources: [`${client.sandbox.origin}/api/v1/groups`],
    });
    const { user, send } = await admin(client);
    const sent = { type: 'CUSTOM', role: role.id, 'resource-set': set.id };
    await client.send('POST', `/api/v1/users/${user.id}/roles`, sent);
    const all = await client.send<GroupBody[]>('GET', '/api/v1/groups');
    expect((await send<GroupBody[]>('GET', '/api/v1/groups')).body).toEqual(all.body);
  });
});

describe('a role with targets', () => {
  test('shows some groups and their members alone, and changes no other', async () => {
    const client = await open();
    const { user, send } = await admin(client, 'USER_ADMIN');
    const group = await groupNamed(client, 'Finance');
    const other = await groupNamed(client, 'Sales');
    await client.send('PUT', `/api/v1/users/${user.id}/roles/KVJUKUS7IFCE2SKO/targets/groups/${group.id}`);
    const { body: members } = await client.send<UserBody[]>('GET', `/api/v1/groups/${group.id}/users`);
    const { body: strangers } = await client.send<UserBody[]>('GET', `/api/v1/groups/${other.id}/users`);
    const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).sort();

    expect(ids((await send<UserBody[]>('GET', '/api/v1/users')).body)).toEqual(ids(members));
    expect(ids((await send<GroupBody[]>('GET', '/api/v1/groups')).body)).toEqual([group.id]);
    const change = (id: string | undefined) =>
      send('POST', `/api/v1/users/${id}`, { profile: { title: 'Boss' } });
    expect((await change(members[0]?.id)).status).toBe(200);
    expect(await change(strangers[0]?.id)).toMatchObject(refusal(403, 'E0000006'));
    expect((await send('GET', `/api/v1/groups/${group.id}`)).status).toBe(200);
    expect(await send('GET', `/api/v1/groups/${other.id}`)).toMatchObject(refusal(403, 'E0000006'));
  });
});

describe('a role with targets among apps', () => {
  test('shows these apps alone, and changes no other', async () => {
    const client = await open();
    const { user, send } = await admin(client, 'APP_ADMIN');
    const { body: apps } = await client.send<AppBody[]>('GET', '/api/v1/apps');
    const [one, other] = apps;
    const targets = `/api/v1/users/${user.id}/roles/IFIFAX2BIRGUSTQ/targets/catalog/apps`;
    await client.send('PUT', `${targets}/${one?.name}/${one?.id}`);

    const { body } = await send<AppBody[]>('GET', '/api/v1/apps');
    expect(body.map(({ id }) => id)).toEqual([one?.id]);
    expect((await send('POST', `/api/v1/apps/${one?.id}/lifecycle/deactivate`)).status).toBe(200);
    expect(await send('POST', `/api/v1/apps/${other?.id}/lifecycle/deactivate`)).toMatchObject(
      refusal(403, 'E0000006'),
    );
  });
});

interface AppBody {
  readonly id: string;
  readonly name: string;
}

describe('a service app', () => {
  test('needs a role besides the scope', async () => {
    const client = await open();
    const roles = `/oauth2/v1/clients/${client.sandbox.oauth.clientId}/roles`;
    const { body: token } = await askForToken(client, {
      form: { scope: 'okta.users.read okta.groups.read' },
    });
    const status = async (path: string) =>
      (await client.send('GET', path, undefined, { Authorization: `Bearer ${token.access_token}` })).status;
    expect(await status('/api/v1/users')).toBe(200);

    const { body } = await client.send<{ id: string }[]>('GET', roles);
    await client.send('DELETE', `${roles}/${body[0]?.id}`);
    expect(
      await client.send('GET', '/api/v1/users', undefined, { Authorization: `Bearer ${token.access_token}` }),
    ).toMatchObject(refusal(403, 'E0000006'));

    await client.send('POST', roles, { type: 'GROUP_MEMBERSHIP_ADMIN' });
    expect(await status('/api/v1/users')).toBe(200);
  });
});
