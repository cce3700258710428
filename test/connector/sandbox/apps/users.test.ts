import { describe, expect, test } from 'vitest';
import type { SandboxOptions } from '../../../../connector/sandbox/index.ts';
import {
  type Client,
  type EventBody,
  groupNamed,
  open,
  query,
  refusal,
  someUser,
  type UserBody,
} from '../client.ts';

interface AppUserBody {
  readonly id: string;
  readonly scope: string;
  readonly status: string;
  readonly credentials: { readonly userName: string };
  readonly profile: Record<string, unknown>;
}

async function appNamed(
  { send }: Client,
  label: string,
): Promise<{ readonly id: string; readonly users: string }> {
  const { body } = await send<{ id: string }[]>('GET', query('/api/v1/apps', { q: label }));
  const id = body[0]?.id ?? '';
  return { id, users: `/api/v1/apps/${id}/users` };
}

/** Somebody of Finance, who has no app of its own but NetSuite. */
async function withApp(label: string, options: SandboxOptions = {}) {
  const client = await open(options);
  const user = await someUser(
    client,
    'profile.department eq "Finance" and status eq "ACTIVE" and profile.managerId pr',
  );
  return { client, user, ...(await appNamed(client, label)) };
}

const appLabels = async ({ send }: Client, user: UserBody) =>
  (await send<{ label: string }[]>('GET', `/api/v1/users/${user.id}/appLinks`)).body.map(
    ({ label }) => label,
  );

describe('users of an app', () => {
  test('are assigned one by one, with the claims that Okta maps, in its order', async () => {
    const { client, user, id, users } = await withApp('Expense', {
      now: () => Date.parse('2026-11-21T12:00:00Z'),
    });

    const { status, body } = await client.send<AppUserBody>('POST', users, {
      id: user.id,
      scope: 'USER',
      credentials: { userName: 'someone', password: {} },
    });

    expect(status).toBe(200);
    expect(JSON.stringify(body)).toBe(
      JSON.stringify({
        id: user.id,
        externalId: null,
        created: '2026-11-21T12:00:00.000Z',
        lastUpdated: '2026-11-21T12:00:00.000Z',
        scope: 'USER',
        status: 'ACTIVE',
        statusChanged: '2026-11-21T12:00:00.000Z',
        passwordChanged: null,
        syncState: 'DISABLED',
        credentials: { userName: 'someone' },
        profile: {
          street_address: null,
          country: null,
          website: null,
          zoneinfo: 'America/Los_Angeles',
          birthdate: null,
          gender: null,
          formatted: null,
          profile: null,
          locality: null,
          given_name: user.profile['firstName'],
          middle_name: null,
          locale: 'en_US',
          picture: null,
          name: `${user.profile['firstName']} ${user.profile.lastName}`,
          nickname: null,
          phone_number: null,
          region: null,
          postal_code: null,
          family_name: user.profile.lastName,
          email: user.profile['email'],
        },
        _links: {
          app: { href: `${client.sandbox.origin}/api/v1/apps/${id}` },
          user: { href: `${client.sandbox.origin}/api/v1/users/${user.id}` },
        },
      }),
    );
    expect((await client.send('GET', `${users}/${user.id}`)).body).toEqual(body);
  });

  test('are listed page by page, and found by the start of a name', async () => {
    const client = await open();
    const { users } = await appNamed(client, 'Slack');
    const pages = await client.walk<AppUserBody>(`${users}?limit=25`);
    expect(pages.map((page) => page.length)).toEqual([25, 25, 8]);
    expect(pages.flat().every(({ scope }) => scope === 'GROUP')).toBe(true);

    const me = await client.send<UserBody>('GET', '/api/v1/users/me');
    const found = await client.send<AppUserBody[]>(
      'GET',
      query(users, { q: me.body.profile.lastName, expand: 'user' }),
    );
    expect(found.body).toContainEqual(
      expect.objectContaining({
        id: me.body.id,
        _embedded: { user: expect.objectContaining({ id: me.body.id }) },
      }),
    );
    expect(found.links[0]).toContain('limit=50&q=');
  });

  test('who are not assigned are not found', async () => {
    const { client, user, users } = await withApp('Expense');
    for (const method of ['GET', 'POST', 'DELETE']) {
      expect(
        await client.send(method, `${users}/${user.id}`, method === 'POST' ? {} : undefined),
      ).toMatchObject({
        status: 404,
        body: { errorSummary: `Not found: Resource not found: ${user.id} (AppUser)` },
      });
    }
    expect(await client.send('POST', users, { id: '00unobody' })).toMatchObject(refusal(404, 'E0000007'));
    expect(await client.send('POST', users, {})).toMatchObject(
      refusal(400, 'E0000001', 'id: The field cannot be left blank'),
    );
  });

  test('are unassigned, and the log knows', async () => {
    const { client, user, id, users } = await withApp('Expense');
    await client.send('POST', users, { id: user.id });
    await client.send('POST', `${users}/${user.id}`, { credentials: { userName: 'other' } });
    expect(await client.send('DELETE', `${users}/${user.id}`)).toMatchObject({ status: 204 });
    expect(await client.send('GET', `${users}/${user.id}`)).toMatchObject(refusal(404, 'E0000007'));

    const filter = `target.id eq "${user.id}" and target.id eq "${id}"`;
    const { body } = await client.send<EventBody[]>('GET', query('/api/v1/logs', { filter }));
    expect(body.map(({ eventType }) => eventType)).toEqual([
      'application.user_membership.add',
      'application.user_membership.update',
      'application.user_membership.change_username',
      'application.user_membership.remove',
    ]);
    expect(body[0]?.target?.map(({ type }) => type)).toEqual(['AppUser', 'AppInstance', 'User']);
  });

  test.each([
    [200, { status: 200, body: { credentials: { userName: 'again' } } }],
    [409, refusal(409, 'E0000062')],
  ] as const)('who are assigned again are answered with %i', async (assignedAgain, answer) => {
    const { client, user, users } = await withApp('Expense', { assignedAgain });
    await client.send('POST', users, { id: user.id });
    expect(
      await client.send('POST', users, { id: user.id, credentials: { userName: 'again' } }),
    ).toMatchObject(answer);
  });

  test('have a password of their own only where the scheme has', async () => {
    const { client, user, users } = await withApp('Travel');
    const credentials = { userName: 'someone', password: { value: 'Correct-Horse-9' } };
    const { body } = await client.send('POST', users, { id: user.id, credentials });
    expect(body).toMatchObject({
      credentials: { userName: 'someone', password: {} },
      passwordChanged: expect.any(String),
    });
    expect(JSON.stringify(body)).not.toContain('Correct-Horse-9');

    const expense = await appNamed(client, 'Expense');
    expect(await client.send('POST', expense.users, { id: user.id, credentials })).toMatchObject(
      refusal(400, 'E0000041'),
    );
  });

  test("have an account in an app that Okta makes accounts in, whose mapped attributes are Okta's", async () => {
    const { client, user, users } = await withApp('Salesforce');
    const { body } = await client.send('POST', users, { id: user.id, profile: { role: 'Auditor' } });
    expect(body).toMatchObject({
      status: 'PROVISIONED',
      syncState: 'SYNCHRONIZED',
      externalId: expect.any(String),
      profile: { role: 'Auditor', email: user.profile['email'] },
    });
    expect(await client.send('POST', `${users}/${user.id}`, { profile: { firstName: 'X' } })).toMatchObject({
      ...refusal(403, 'E0000075'),
      body: { errorSummary: expect.stringContaining('Cannot modify the firstName attribute') },
    });
  });

  test('who are deactivated lose their apps, and get back only what comes through groups', async () => {
    const { client, user, users } = await withApp('Expense');
    await client.send('POST', users, { id: user.id });
    expect(await appLabels(client, user)).toEqual([
      'Google Workspace',
      'Slack',
      'NetSuite',
      'Expense Reports',
    ]);

    await client.send('POST', `/api/v1/users/${user.id}/lifecycle/deactivate`);
    expect(await appLabels(client, user)).toEqual([]);
    expect(await client.send('POST', users, { id: user.id })).toMatchObject(
      refusal(400, 'E0000001', expect.anything()),
    );

    await client.send('POST', `/api/v1/users/${user.id}/lifecycle/activate?sendEmail=false`);
    expect(await appLabels(client, user)).toEqual(['Google Workspace', 'Slack', 'NetSuite']);
  });
});

describe('users who have an app through a group', () => {
  test('get it with the group, and lose it with the group, some time later', async () => {
    let time = Date.parse('2026-11-21T12:00:00Z');
    const { client, user, users } = await withApp('GitHub', { now: () => time, assignmentDelay: 5000 });
    const { id } = await groupNamed(client, 'Engineering');
    const at = `${users}/${user.id}`;

    await client.send('PUT', `/api/v1/groups/${id}/users/${user.id}`);
    expect(await client.send('GET', at)).toMatchObject({ status: 404 });
    time += 5000;
    expect((await client.send('GET', at)).body).toMatchObject({
      scope: 'GROUP',
      _links: { group: { href: `${client.sandbox.origin}/api/v1/groups/${id}` } },
    });

    await client.send('DELETE', `/api/v1/groups/${id}/users/${user.id}`);
    expect(await client.send('GET', at)).toMatchObject({ status: 200 });
    time += 5000;
    expect(await client.send('GET', at)).toMatchObject({ status: 404 });
  });

  test("are made the app's own by an update, and stay when the group goes", async () => {
    const { client, user, users } = await withApp('NetSuite');
    const { id } = await groupNamed(client, 'Finance');
    const at = `${users}/${user.id}`;
    expect((await client.send('GET', at)).body).toMatchObject({ scope: 'GROUP' });

    expect((await client.send('POST', at, { scope: 'GROUP', profile: { role: 'x' } })).body).toMatchObject({
      scope: 'GROUP',
    });
    expect((await client.send('POST', at, { scope: 'USER' })).body).toMatchObject({
      scope: 'USER',
      profile: { role: 'x' },
    });
    await client.send('DELETE', `/api/v1/groups/${id}/users/${user.id}`);
    expect((await client.send('GET', at)).body).toMatchObject({ scope: 'USER' });
  });

  test('have it again through the group when they are unassigned', async () => {
    const { client, user, users } = await withApp('NetSuite');
    await client.send('POST', `${users}/${user.id}`, { credentials: { userName: 'own' } });
    await client.send('DELETE', `${users}/${user.id}`);
    expect((await client.send('GET', `${users}/${user.id}`)).body).toMatchObject({
      scope: 'GROUP',
      credentials: { userName: user.profile.login },
    });
  });

  test.each([
    [403, 200],
    [204, 404],
  ] as const)('are unassigned alone with %i', async (unassignFromGroup, after) => {
    const { client, user, users } = await withApp('NetSuite', { unassignFromGroup });
    expect((await client.send('DELETE', `${users}/${user.id}`)).status).toBe(unassignFromGroup);
    expect((await client.send('GET', `${users}/${user.id}`)).status).toBe(after);
  });
});

describe('app links', () => {
  test('are those of the apps that are active, by whichever way they came', async () => {
    const { client, user, id, users } = await withApp('Expense');
    await client.send('POST', users, { id: user.id });
    await client.send('POST', `/api/v1/apps/${(await appNamed(client, 'Slack')).id}/lifecycle/deactivate`);

    const { body } = await client.send<unknown[]>('GET', `/api/v1/users/${user.id}/appLinks`);
    expect(body).toHaveLength(3);
    expect(body[2]).toEqual({
      id: user.id,
      label: 'Expense Reports',
      linkUrl: `${client.sandbox.origin}/home/oidc_client/${id}/${user.id.slice(3)}`,
      logoUrl: `${client.sandbox.origin}/assets/img/logos/oidc_client.png`,
      appName: 'oidc_client',
      appInstanceId: id,
      appAssignmentId: expect.stringMatching(/^0ua\w{17}$/),
      credentialsSetup: false,
      hidden: false,
      sortOrder: 2,
    });
  });

  test('may be several of one app, which differ in nothing but what people see', async () => {
    const { client, user } = await withApp('Expense');
    const { body: app } = await client.send<{ id: string }>('POST', '/api/v1/apps', {
      name: 'office365',
      label: 'Office',
      signOnMode: 'SAML_2_0',
      visibility: { appLinks: { mail: true, calendar: true, office365_link: false } },
    });
    await client.send('POST', `/api/v1/apps/${app.id}/users`, { id: user.id });

    const { body } = await client.send<Record<string, unknown>[]>('GET', `/api/v1/users/${user.id}/appLinks`);
    const links = body.filter(({ appInstanceId }) => appInstanceId === app.id);
    expect(links.map(({ label }) => label)).toEqual(['Office mail', 'Office calendar']);
    for (const key of ['id', 'appInstanceId', 'appAssignmentId']) {
      expect(new Set(links.map((link) => link[key])).size).toBe(1);
    }
  });
});
