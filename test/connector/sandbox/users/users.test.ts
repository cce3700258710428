import { describe, expect, test } from 'vitest';
import {
  type Client,
  type EventBody,
  type GroupBody,
  groupNamed,
  open,
  query,
  refusal,
  someUser,
  type UserBody,
} from '../client.ts';

const profile = {
  login: 'ada.lovelace@acme.test',
  email: 'ada@acme.test',
  firstName: 'Ada',
  lastName: 'Lovelace',
};
const password = { value: 'Correct-Horse-9' };
const taken = 'login: An object with this field already exists in the current organization';
const weak =
  'password: Password requirements were not met. Password requirements: at least 8 characters, a lowercase letter, an uppercase letter, a number, no parts of your username.';

const create = ({ send }: Client, body: object = {}, params = '') =>
  send<UserBody>('POST', `/api/v1/users${params}`, { profile, ...body });

const read = ({ send }: Client, name: string) =>
  send<UserBody>('GET', `/api/v1/users/${encodeURIComponent(name)}`);

describe('creating a user', () => {
  const hash = { algorithm: 'SHA-512', salt: 'TXlTYWx0', saltOrder: 'PREFIX', value: 'QrozP8a+KfoHu6mPFysx' };
  const question = { question: 'Which sea?', answer: 'North Sea' };
  const federation = { provider: { type: 'FEDERATION', name: 'FEDERATION' } };

  test.each([
    ['?activate=false', {}, 'STAGED', 'OKTA'],
    ['?activate=false', { password }, 'STAGED', 'OKTA'],
    ['', {}, 'PROVISIONED', 'OKTA'],
    ['', { password: {} }, 'PROVISIONED', 'OKTA'],
    ['', { recovery_question: question }, 'PROVISIONED', 'OKTA'],
    ['?activate=true', { password }, 'ACTIVE', 'OKTA'],
    ['', { password, recovery_question: question }, 'ACTIVE', 'OKTA'],
    ['?nextLogin=changePassword', { password }, 'PASSWORD_EXPIRED', 'OKTA'],
    ['', { password: { hash } }, 'ACTIVE', 'IMPORT'],
    ['?activate=false', { password: { hash } }, 'STAGED', 'IMPORT'],
    ['', { password: { hook: { type: 'default' } } }, 'ACTIVE', 'IMPORT'],
    ['?provider=true', federation, 'ACTIVE', 'FEDERATION'],
    ['?provider=true&activate=false', federation, 'STAGED', 'FEDERATION'],
    ['', federation, 'PROVISIONED', 'OKTA'],
  ])('with %j and %j makes it %s', async (params, credentials, status, provider) => {
    const client = await open();

    const created = await create(client, { credentials }, params);
    expect(created).toMatchObject({
      status: 200,
      body: { status, credentials: { provider: { type: provider } } },
    });
    expect((await read(client, created.body.id)).body).toEqual(created.body);
    expect(JSON.stringify(created.body)).not.toMatch(/Correct-Horse-9|North Sea|QrozP8a/);
  });

  test('gives back what Okta gives back', async () => {
    const client = await open({ now: () => Date.parse('2026-11-21T12:00:00.789Z') });

    const { body } = await create(client, { profile: { ...profile, nickName: null, badgeNumber: 12 } });
    expect(body).toMatchObject({
      id: expect.stringMatching(/^00u\w{17}$/),
      status: 'PROVISIONED',
      created: '2026-11-21T12:00:00.000Z',
      activated: '2026-11-21T12:00:00.000Z',
      lastLogin: null,
      passwordChanged: null,
      credentials: { provider: { type: 'OKTA', name: 'OKTA' } },
    });
    expect(body.profile).toEqual({ ...profile, mobilePhone: null, secondEmail: null, badgeNumber: 12 });
    expect(body.credentials).not.toHaveProperty('password');
  });

  test('adds it to groups and notes all in the System Log', async () => {
    const client = await open();
    const group = await groupNamed(client, 'Sales');

    const { body } = await create(client, { groupIds: [group.id] });
    const groups = await client.send<GroupBody[]>('GET', `/api/v1/users/${body.id}/groups`);
    expect(groups.body.map((each) => each.profile.name)).toEqual(['Everyone', 'Sales']);

    const filter = `target.id eq "${body.id}"`;
    const events = await client.send<EventBody[]>('GET', query('/api/v1/logs', { filter }));
    expect(events.body.map(({ eventType }) => eventType)).toEqual([
      'user.lifecycle.create',
      'user.lifecycle.activate',
      'group.user_membership.add',
      ...Array(3).fill('application.user_membership.add'),
    ]);
  });

  test('of another type takes the attributes of that type', async () => {
    const client = await open();
    const contractor = await someUser(client, 'profile.agency pr');

    const body = { type: contractor.type, profile: { ...profile, agency: 'Northwind' } };
    expect((await create(client, body)).body).toMatchObject(body);
    expect(await create(client, { profile: { ...body.profile, login: 'b@c.dd' } })).toMatchObject(
      refusal(400, 'E0000001', "Property name 'agency' is not defined in profile"),
    );
    expect(await create(client, { type: { id: 'otynone' } })).toMatchObject(refusal(404, 'E0000007'));
  });

  test.each([
    [{ profile: { ...profile, colour: 'red' } }, "Property name 'colour' is not defined in profile"],
    [
      { profile: { ...profile, login: 'lovelace' } },
      'login: Username must be in the form of an email address',
    ],
    [{ profile: { ...profile, firstName: '' } }, 'firstName: The field cannot be left blank'],
    [{ profile: { ...profile, badgeNumber: '12' } }, 'badgeNumber: The value must be of type integer'],
    [{ profile: { ...profile, shirtSize: 'XXS' } }, 'shirtSize: The value is not one of the allowed values'],
    [{ profile: { ...profile, email: 'ada' } }, 'email: Does not match required pattern'],
    [{ profile: { ...profile, lastName: 'x'.repeat(51) } }, 'lastName: The field has a wrong length'],
    [
      { credentials: { recovery_question: { question: 'Which?', answer: 'Sea' } } },
      'recovery_question: A question and an answer of at least 4 characters are needed',
    ],
    [{ credentials: { password: { value: 'short1A' } } }, weak],
    [{ credentials: { password: { value: 'alllowercase1' } } }, weak],
    [{ credentials: { password: { value: 'My-Lovelace-9' } } }, weak],
    [{ credentials: { password: { value: `aA1${'x'.repeat(70)}` } } }, weak],
    [
      { credentials: { password: { hash: { algorithm: 'ROT13', value: 'x' } } } },
      'password: The password hash is not valid',
    ],
  ])('refuses %j', async (body, cause) => {
    const client = await open();
    expect(await create(client, body)).toMatchObject(refusal(400, 'E0000001', cause));
    expect((await read(client, profile.login)).status).toBe(404);
  });

  test('names each field that is blank', async () => {
    const client = await open();
    const refused = await create(client, { profile: {} });
    expect(refused.body).toMatchObject({ errorSummary: 'Api validation failed: login' });
    expect(refused).toMatchObject(
      refusal(
        400,
        'E0000001',
        'login: The field cannot be left blank',
        'firstName: The field cannot be left blank',
        'lastName: The field cannot be left blank',
        'email: The field cannot be left blank',
        'login: Username must be in the form of an email address',
      ),
    );
  });

  test.each(['ADA.LOVELACE@acme.test', 'ada.lovelacé@acme.test'])(
    'refuses %s as a second login',
    async (login) => {
      const client = await open();
      await create(client);
      expect(await create(client, { profile: { ...profile, login } })).toMatchObject(
        refusal(400, 'E0000001', taken),
      );
    },
  );

  test('refuses parameters that contradict each other', async () => {
    const client = await open();
    const credentials = { password };
    const expire = '?nextLogin=changePassword';

    expect(await create(client, {}, expire)).toMatchObject(refusal(400, 'E0000124'));
    expect(await create(client, { credentials }, `${expire}&activate=false`)).toMatchObject(
      refusal(400, 'E0000125'),
    );
    expect(
      await create(client, { credentials: { ...federation, password } }, '?provider=true'),
    ).toMatchObject({ status: 400 });
  });

  test('refuses groups that are unknown, too many or not Okta’s', async () => {
    const client = await open();
    const { id } = await groupNamed(client, 'Sales');
    const everyone = await groupNamed(client, 'Everyone');

    expect(await create(client, { groupIds: ['00gnone'] })).toMatchObject(refusal(404, 'E0000007'));
    expect(await create(client, { groupIds: Array(21).fill(id) })).toMatchObject(
      refusal(400, 'E0000093', 'The number of group targets is too large'),
    );
    expect(await create(client, { groupIds: [everyone.id] })).toMatchObject(refusal(403, 'E0000006'));
    expect((await read(client, profile.login)).status).toBe(404);
  });
});

describe('reading a user', () => {
  test('works by id, by login in any case, by the short name and by me', async () => {
    const client = await open();
    const { body } = await create(client);

    for (const name of [body.id, profile.login, 'Ada.Lovelace@ACME.test', 'ada.lovelace']) {
      expect((await read(client, name)).body.id).toBe(body.id);
    }
    expect((await read(client, 'me')).body.profile['title']).toBe('Head of IT');
  });

  test('finds a login that has to be encoded', async () => {
    const client = await open();
    const login = 'ada+1%2F#x@acme.test';
    const { body } = await create(client, { profile: { ...profile, login } });
    expect((await read(client, login)).body.id).toBe(body.id);
  });

  test('does not find a short name that two users have', async () => {
    const client = await open();
    await create(client);
    await create(client, { profile: { ...profile, login: 'ada.lovelace@other.test' } });
    expect((await read(client, 'ada.lovelace')).status).toBe(404);
  });

  test('tags the profile, whatever the status', async () => {
    const client = await open();
    const { body } = await create(client);
    const tag = (await read(client, body.id)).headers.etag;
    expect(tag).toMatch(/^W\/"[0-9a-f]{64}"$/);

    await client.send('POST', `/api/v1/users/${body.id}/lifecycle/suspend`);
    expect((await read(client, body.id)).headers.etag).toBe(tag);

    await client.send('POST', `/api/v1/users/${body.id}`, { profile: { title: 'Analyst' } });
    expect((await read(client, body.id)).headers.etag).not.toBe(tag);
  });

  test('shows the apps that its groups give it', async () => {
    const client = await open();
    const { body } = await create(client, { groupIds: [(await groupNamed(client, 'Finance')).id] });

    const { body: links } = await client.send<{ label: string }[]>(
      'GET',
      `/api/v1/users/${body.id}/appLinks`,
    );
    expect(links.map(({ label }) => label)).toEqual(['Google Workspace', 'Slack', 'NetSuite']);
    expect(links[0]).toMatchObject({
      appName: 'google',
      appInstanceId: expect.stringMatching(/^0oa\w{17}$/),
      hidden: false,
    });
  });
});

describe('changing a user', () => {
  const change = ({ send }: Client, method: string, body: unknown, headers?: Record<string, string>) =>
    send<UserBody>(method, `/api/v1/users/${profile.login}`, body, headers);

  test('by POST keeps what is left out and clears what is null', async () => {
    const client = await open();
    await create(client, { profile: { ...profile, title: 'Analyst', nickName: 'A' } });

    const { body } = await change(client, 'POST', {
      profile: { title: null, department: 'Maths', mobilePhone: '1' },
    });
    expect(body.profile).toEqual({
      ...profile,
      secondEmail: null,
      mobilePhone: '1',
      nickName: 'A',
      department: 'Maths',
    });
    expect(
      (await change(client, 'POST', { profile: { mobilePhone: null } })).body.profile['mobilePhone'],
    ).toBeNull();
  });

  test('by PUT clears what is left out', async () => {
    const client = await open();
    await create(client, { profile: { ...profile, title: 'Analyst' } });

    const { body } = await change(client, 'PUT', { profile: { ...profile, department: 'Maths' } });
    expect(body.profile).toEqual({ ...profile, secondEmail: null, mobilePhone: null, department: 'Maths' });
    expect(await change(client, 'PUT', { profile: { title: 'x' } })).toMatchObject({ status: 400 });
  });

  test('by PUT of a password alone keeps the profile', async () => {
    const client = await open();
    const { body } = await create(client, { profile: { ...profile, title: 'Analyst' } });

    const changed = await change(client, 'PUT', { credentials: { password } });
    expect(changed.body).toMatchObject({ status: 'ACTIVE', profile: body.profile });
    expect(changed.body.passwordChanged).not.toBeNull();
  });

  test('by PUT takes back a user as it was read', async () => {
    const client = await open();
    const { body } = await create(client);
    expect((await change(client, 'PUT', body)).status).toBe(200);
  });

  test('moves the login, and frees the one before', async () => {
    const client = await open();
    const { body } = await create(client);
    await change(client, 'POST', { profile: { login: 'ada.king@acme.test' } });

    expect((await read(client, 'ada.king@acme.test')).body.id).toBe(body.id);
    expect((await read(client, profile.login)).status).toBe(404);
    expect((await create(client)).status).toBe(200);
    expect(
      await client.send('POST', `/api/v1/users/${body.id}`, { profile: { login: profile.login } }),
    ).toMatchObject(refusal(400, 'E0000001', taken));
  });

  test('with a password makes a provisioned user active', async () => {
    const client = await open();
    await create(client);
    expect((await change(client, 'POST', { credentials: { password } })).body).toMatchObject({
      status: 'ACTIVE',
      credentials: { password: {} },
    });
    expect(await change(client, 'POST', { credentials: { password: { value: 'weak' } } })).toMatchObject(
      refusal(400, 'E0000001', weak),
    );
  });

  test('takes a hash only while the user is staged', async () => {
    const client = await open();
    await create(client, {}, '?activate=false');
    const imported = {
      credentials: {
        password: { hash: { algorithm: 'BCRYPT', value: 'x', salt: 'x'.repeat(22), workFactor: 10 } },
      },
    };

    expect((await change(client, 'POST', imported)).body).toMatchObject({
      status: 'STAGED',
      credentials: { provider: { type: 'IMPORT' } },
    });
    await client.send('POST', `/api/v1/users/${profile.login}/lifecycle/activate`);
    expect(await change(client, 'POST', imported)).toMatchObject({ status: 400 });
  });

  test('checks the tag that the caller has seen', async () => {
    const client = await open();
    const { body } = await create(client);
    const tag = (await read(client, body.id)).headers.etag ?? '';
    const title = (text: string) => ({ profile: { title: text } });

    expect(await change(client, 'POST', title('x'), { 'If-Match': 'nonsense' })).toMatchObject(
      refusal(400, 'E0000242'),
    );
    expect((await change(client, 'POST', title('x'), { 'If-Match': tag })).status).toBe(200);
    expect(await change(client, 'POST', title('y'), { 'If-Match': tag })).toMatchObject(
      refusal(412, 'E0000231'),
    );
  });

  test('changes the type by PUT alone', async () => {
    const client = await open();
    await create(client);
    const { type } = await someUser(client, 'profile.agency pr');

    expect(await change(client, 'POST', { type })).toMatchObject({ status: 400 });
    expect((await change(client, 'PUT', { type, profile })).body.type).toEqual(type);
  });

  test('does not find a deactivated user', async () => {
    const client = await open();
    const { id } = await someUser(client, 'status eq "DEPROVISIONED"');
    for (const method of ['POST', 'PUT']) {
      expect(await client.send(method, `/api/v1/users/${id}`, { profile })).toMatchObject(
        refusal(404, 'E0000007'),
      );
    }
  });
});

describe('deleting a user', () => {
  test('deactivates first, and deletes for ever the second time', async () => {
    const client = await open();
    const { body } = await create(client, { credentials: { password } });
    const remove = () => client.send('DELETE', `/api/v1/users/${body.id}`);

    expect((await remove()).status).toBe(204);
    expect((await read(client, body.id)).body.status).toBe('DEPROVISIONED');
    expect(await create(client)).toMatchObject(refusal(400, 'E0000001', taken));

    expect((await remove()).status).toBe(204);
    expect((await read(client, body.id)).status).toBe(404);
    expect((await remove()).status).toBe(404);
    expect((await create(client)).status).toBe(200);
  });

  test('leaves a deactivated user in each group', async () => {
    const client = await open();
    const sales = await groupNamed(client, 'Sales');
    const { body } = await create(client, { groupIds: [sales.id] });
    await client.send('DELETE', `/api/v1/users/${body.id}`);

    const groups = await client.send<GroupBody[]>('GET', `/api/v1/users/${body.id}/groups`);
    expect(groups.body.map(({ profile }) => profile.name)).toEqual(['Everyone', 'Sales']);
    const members = await client.send<UserBody[]>('GET', `/api/v1/groups/${sales.id}/users`);
    expect(members.body.find(({ id }) => id === body.id)?.status).toBe('DEPROVISIONED');
  });

  test('is not needed to end sessions', async () => {
    const client = await open();
    expect((await client.send('DELETE', '/api/v1/users/me/sessions')).status).toBe(204);
    expect((await client.send('DELETE', '/api/v1/users/nobody/sessions')).status).toBe(404);
  });
});

test('what is mailed to people, and to the administrator, is in the outbox', async () => {
  const client = await open();
  const { body } = await create(client);
  await create(client, { profile: { ...profile, login: 'b@acme.test' }, credentials: { password } });
  const lifecycle = (rest: string) => client.send('POST', `/api/v1/users/${body.id}/lifecycle/${rest}`);
  await lifecycle('reactivate?sendEmail=true');
  await lifecycle('reactivate');
  await lifecycle('reset_password?sendEmail=true');
  await lifecycle('deactivate?sendEmail=true');

  const owner = await read(client, 'me');
  const { body: outbox } = await client.send<{ template: string; to: string; link: string }[]>(
    'GET',
    '/sandbox/outbox',
  );
  expect(outbox.map(({ template, to }) => [template, to])).toEqual([
    ['activation', profile.email],
    ['activation', profile.email],
    ['passwordReset', profile.email],
    ['deactivation', owner.body.profile['email']],
  ]);
  expect(outbox[0]?.link).toMatch(/\/tokens\/\w{20}\/verify$/);
});
