import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { tell } from '../../../notes.ts';
import { type Client, open, refusal, someUser, type UserBody } from '../client.ts';
import { bodyOf, combinations, outcomes, password, statuses } from './outcomes.ts';

const question = { question: 'Which sea?', answer: 'North Sea' };

/** One of the org's own users in a status, or the one kind that it has none of. */
async function userIn(client: Client, status: string): Promise<UserBody> {
  if (status !== 'STAGED with a password') return someUser(client, `status eq "${status}"`);
  const { body } = await client.send<UserBody>('POST', '/api/v1/users?activate=false', {
    profile: { login: 'new@example.com', email: 'new@example.com', firstName: 'New', lastName: 'Comer' },
    credentials: { password: { value: password } },
  });
  return body;
}

async function statusOf({ send }: Client, { id }: UserBody): Promise<string> {
  const { status, body } = await send<UserBody>('GET', `/api/v1/users/${id}`);
  return status === 404 ? 'gone' : body.status;
}

test('every operation on a user is tried from every status', () => {
  expect(combinations).toBe(153);
  tell(`${combinations} pairs of an operation on a user and a status were tried.`);
  expect(Object.values(outcomes).every((row) => row.length === statuses.length)).toBe(true);
});

describe.each(Object.entries(outcomes))('%s', (operation, expected) => {
  test.each(statuses.map((status, i) => [status, expected[i]?.split(' with')[0] ?? '']))(
    'of a user that is %s: %s',
    async (status, outcome) => {
      const client = await open();
      const user = await userIn(client, status);
      const path = `/api/v1/users/${user.id}`;
      const recovery_question = { question: 'Where did you grow up?', answer: 'Lighthouse' };
      await client.send('POST', path, { credentials: { recovery_question } });

      const [method = '', rest = ''] = operation.split(' ');
      const reply = await client.send<{ errorCode: string }>(method, path + rest, bodyOf(operation));

      if (/^\d/.test(outcome)) {
        expect(`${reply.status} ${reply.body.errorCode}`).toBe(outcome);
        expect(await statusOf(client, user)).toBe(user.status);
      } else {
        expect(reply.status).toBe(method === 'DELETE' ? 204 : 200);
        expect(await statusOf(client, user)).toBe(outcome);
      }
    },
  );
});

describe('the switches of an org', () => {
  test('change what comes of an operation in a status', async () => {
    const client = await open({
      transitions: {
        suspend: { PROVISIONED: 'E0000001', DEPROVISIONED: 'E0000007' },
        reset_password: { SUSPENDED: 'RECOVERY' },
        update: { DEPROVISIONED: 'DEPROVISIONED' },
      },
    });
    const at = async (status: string) => `/api/v1/users/${(await userIn(client, status)).id}`;

    expect(await client.send('POST', `${await at('PROVISIONED')}/lifecycle/suspend`)).toMatchObject(
      refusal(400, 'E0000001', 'Cannot suspend a user that is not active'),
    );
    expect(await client.send('POST', `${await at('DEPROVISIONED')}/lifecycle/suspend`)).toMatchObject(
      refusal(404, 'E0000007'),
    );
    const reset = `${await at('SUSPENDED')}/lifecycle/reset_password?sendEmail=true`;
    expect((await client.send('POST', reset)).status).toBe(200);
    expect(await client.send('POST', await at('DEPROVISIONED'), { profile: { title: 'x' } })).toMatchObject({
      status: 200,
      body: { status: 'DEPROVISIONED', profile: { title: 'x' } },
    });
  });

  test('let users be active without a password', async () => {
    const client = await open({ passwordOptional: true });
    const user = await userIn(client, 'STAGED');
    await lifecycle(client, user, 'lifecycle/activate');
    expect(await statusOf(client, user)).toBe('ACTIVE');
  });

  test('let a reset of a password be mailed untold', async () => {
    const client = await open({ resetPasswordSendEmail: 'assumed' });
    const user = await userIn(client, 'ACTIVE');
    expect(await lifecycle(client, user, 'lifecycle/reset_password')).toMatchObject({
      status: 200,
      body: {},
    });
  });
});

describe('what Okta does after its reply', () => {
  const read = async ({ send }: Client, { id }: UserBody) =>
    (await send<UserBody & { transitioningToStatus?: string }>('GET', `/api/v1/users/${id}`)).body;

  test('activates a user, who cannot be changed meanwhile', async () => {
    let time = Date.parse('2026-11-21T12:00:00Z');
    const client = await open({ asyncActivation: 5000, now: () => time });
    const user = await userIn(client, 'STAGED');

    expect((await lifecycle(client, user, 'lifecycle/activate?sendEmail=false')).body).toHaveProperty(
      'activationToken',
    );
    expect(await read(client, user)).toMatchObject({
      status: 'STAGED',
      transitioningToStatus: 'PROVISIONED',
      activated: null,
    });
    for (const [method, path, body] of [
      ['POST', '/lifecycle/deactivate'],
      ['POST', '', { profile: { title: 'x' } }],
      ['DELETE', ''],
    ] as const) {
      expect(await client.send(method, `/api/v1/users/${user.id}${path}`, body)).toMatchObject(
        refusal(409, 'E0000112'),
      );
    }

    time += 5000;
    const activated = await read(client, user);
    expect(activated).toMatchObject({ status: 'PROVISIONED', activated: '2026-11-21T12:00:05.000Z' });
    expect(activated).not.toHaveProperty('transitioningToStatus');
  });

  test.each([
    ['POST', '/lifecycle/deactivate'],
    ['DELETE', ''],
  ])('deactivates a user when asked to respond first: %s %s', async (method, path) => {
    let time = Date.parse('2026-11-21T12:00:00Z');
    const client = await open({ now: () => time });
    const user = await userIn(client, 'ACTIVE');

    await client.send(method, `/api/v1/users/${user.id}${path}`, undefined, { Prefer: 'respond-async' });
    expect(await read(client, user)).toMatchObject({
      status: 'ACTIVE',
      transitioningToStatus: 'DEPROVISIONED',
      credentials: { password: {} },
    });

    time += 1000;
    expect(await statusOf(client, user)).toBe('DEPROVISIONED');
  });

  test('is done all the same when the org stops and starts again before', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'okta-users-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    let time = Date.parse('2026-11-21T12:00:00Z');
    const options = {
      state: join(folder, 'org.json'),
      now: () => time,
      asyncActivation: 5000,
      passwordPolicy: { maxAttempts: 1, autoUnlockMinutes: 1 },
    };
    const first = await open(options);
    const [staged, active, gone, locked] = [
      await userIn(first, 'STAGED'),
      await userIn(first, 'ACTIVE'),
      await userIn(first, 'DEPROVISIONED'),
      await userIn(first, 'PASSWORD_EXPIRED'),
    ];
    await lifecycle(first, staged, 'lifecycle/activate');
    for (const { id } of [active, gone]) {
      await first.send('DELETE', `/api/v1/users/${id}`, undefined, { Prefer: 'respond-async' });
    }
    await first.send('POST', '/api/v1/authn', { username: locked.profile.login, password: 'wrong' });
    await first.sandbox.stop();

    const second = await open(options);
    expect(await read(second, staged)).toMatchObject({ transitioningToStatus: 'PROVISIONED' });
    expect(await statusOf(second, locked)).toBe('LOCKED_OUT');
    time += 60_000;
    const statuses = [staged, active, gone, locked].map((user) => statusOf(second, user));
    expect(await Promise.all(statuses)).toEqual(['PROVISIONED', 'DEPROVISIONED', 'gone', 'PASSWORD_EXPIRED']);
  });

  test('deletes a user when asked to respond first', async () => {
    let time = Date.parse('2026-11-21T12:00:00Z');
    const client = await open({ now: () => time });
    const user = await userIn(client, 'DEPROVISIONED');
    const later = { Prefer: 'respond-async' };

    for (let i = 0; i < 2; i++) await client.send('DELETE', `/api/v1/users/${user.id}`, undefined, later);
    expect(await statusOf(client, user)).toBe('DEPROVISIONED');

    time += 1000;
    expect(await statusOf(client, user)).toBe('gone');
    const { body } = await client.send<{ eventType: string }[]>(
      'GET',
      `/api/v1/logs?filter=${encodeURIComponent(`target.id eq "${user.id}"`)}`,
    );
    expect(body.map(({ eventType }) => eventType)).toEqual([
      'user.lifecycle.delete.initiated',
      'user.lifecycle.delete.completed',
    ]);
  });
});

const lifecycle = ({ send }: Client, { id }: UserBody, path: string, body?: unknown) =>
  send<Record<string, string>>('POST', `/api/v1/users/${id}/${path}`, body);

describe('an operation on a user', () => {
  test('does not find an unknown user', async () => {
    const { send } = await open();
    for (const operation of Object.keys(outcomes)) {
      const [method = '', rest = ''] = operation.split(' ');
      expect(await send(method, `/api/v1/users/nobody${rest}`, bodyOf(operation))).toMatchObject(
        refusal(404, 'E0000007'),
      );
    }
  });

  test('says in words why a user cannot be suspended, unsuspended or unlocked', async () => {
    const client = await open();
    const [active, suspended] = [await userIn(client, 'ACTIVE'), await userIn(client, 'SUSPENDED')];

    expect(await lifecycle(client, suspended, 'lifecycle/suspend')).toMatchObject(
      refusal(400, 'E0000001', 'Cannot suspend a user that is not active'),
    );
    expect(await lifecycle(client, active, 'lifecycle/unsuspend')).toMatchObject(
      refusal(400, 'E0000001', 'Cannot unsuspend a user that is not suspended'),
    );
    expect(await lifecycle(client, active, 'lifecycle/unlock')).toMatchObject(
      refusal(403, 'E0000032', 'The user is not locked out.'),
    );
  });

  test('activates a staged user who has a password', async () => {
    const client = await open();
    const staged = await client.send<UserBody>('POST', '/api/v1/users?activate=false', {
      profile: { login: 'a@b.cc', email: 'a@b.cc', firstName: 'A', lastName: 'B' },
      credentials: { password: { value: 'Correct-Horse-9' } },
    });

    expect(await lifecycle(client, staged.body, 'lifecycle/activate')).toMatchObject({
      status: 200,
      body: {},
    });
    expect(await statusOf(client, staged.body)).toBe('ACTIVE');
  });

  test.each([
    ['oie', /\/tokens\/(\w{20})\/verify$/],
    ['classic', /\/welcome\/(\w{20})$/],
  ] as const)('gives the activation token of a %s org when no mail is sent', async (engine, form) => {
    const client = await open({ engine });

    const { body } = await lifecycle(
      client,
      await userIn(client, 'STAGED'),
      'lifecycle/activate?sendEmail=false',
    );
    expect(body).toEqual({
      activationUrl: expect.stringMatching(form),
      activationToken: form.exec(body['activationUrl'] ?? '')?.[1],
    });

    const again = await lifecycle(client, await userIn(client, 'PROVISIONED'), 'lifecycle/reactivate');
    expect(again.body).toHaveProperty('activationToken');
    expect((await lifecycle(client, await userIn(client, 'STAGED'), 'lifecycle/activate')).body).toEqual({});
  });

  test('deactivates with 200 {} in an oie org and 204 in a classic one', async () => {
    const [oie, classic] = [await open(), await open({ engine: 'classic' })];

    expect(await lifecycle(oie, await userIn(oie, 'ACTIVE'), 'lifecycle/deactivate')).toMatchObject({
      status: 200,
      body: {},
    });
    expect(await lifecycle(classic, await userIn(classic, 'ACTIVE'), 'lifecycle/deactivate')).toMatchObject({
      status: 204,
      body: undefined,
    });
  });

  test('takes the password on deactivation and keeps the date at which it was set', async () => {
    const client = await open();
    const user = await userIn(client, 'ACTIVE');
    await lifecycle(client, user, 'lifecycle/deactivate');

    const { body } = await client.send<UserBody>('GET', `/api/v1/users/${user.id}`);
    expect(body.credentials).not.toHaveProperty('password');
    expect(body.passwordChanged).toBe(user.passwordChanged);
  });

  test('gives back an expired password when a suspension ends', async () => {
    const client = await open();
    const user = await userIn(client, 'PASSWORD_EXPIRED');
    await lifecycle(client, user, 'lifecycle/suspend');
    await lifecycle(client, user, 'lifecycle/unsuspend');
    expect(await statusOf(client, user)).toBe('PASSWORD_EXPIRED');
  });

  test('answers an expired password with the user, whose statusChanged is late by one write', async () => {
    const client = await open();
    const user = await userIn(client, 'ACTIVE');

    const { body } = await client.send<UserBody>(
      'POST',
      `/api/v1/users/${user.id}/lifecycle/expire_password`,
    );
    expect(body).toMatchObject({
      id: user.id,
      status: 'PASSWORD_EXPIRED',
      statusChanged: user.statusChanged,
    });
    const { body: read } = await client.send<UserBody>('GET', `/api/v1/users/${user.id}`);
    expect(read.statusChanged > user.statusChanged).toBe(true);
  });

  test.each(['expire_password_with_temp_password', 'expire_password?tempPassword=true'])(
    'gives a temporary password that works: %s',
    async (operation) => {
      const client = await open();
      const user = await userIn(client, 'ACTIVE');

      const { body } = await lifecycle(client, user, `lifecycle/${operation}`);
      expect(body).toEqual({ tempPassword: expect.stringMatching(/^\w{12}$/) });

      const change = {
        oldPassword: { value: body['tempPassword'] },
        newPassword: { value: 'Another-Word-2' },
      };
      expect((await lifecycle(client, user, 'credentials/change_password', change)).status).toBe(200);
      expect(await statusOf(client, user)).toBe('ACTIVE');
    },
  );

  test('resets a password only when told whether to send a mail', async () => {
    const client = await open();
    const user = await userIn(client, 'ACTIVE');

    expect(await lifecycle(client, user, 'lifecycle/reset_password')).toMatchObject(refusal(400, 'E0000028'));
    expect((await lifecycle(client, user, 'lifecycle/reset_password?sendEmail=true')).body).toEqual({});
    expect((await lifecycle(client, user, 'lifecycle/reset_password?sendEmail=false')).body).toEqual({
      resetPasswordUrl: expect.stringMatching(/\/reset_password\/\w{20}$/),
    });
  });

  test('makes a user federated, and Okta’s own again', async () => {
    const client = await open();
    const user = await userIn(client, 'ACTIVE');
    const read = async () => (await client.send<UserBody>('GET', `/api/v1/users/${user.id}`)).body;

    expect(
      (await lifecycle(client, user, 'lifecycle/reset_password?provider=FEDERATION&sendEmail=false')).body,
    ).toEqual({});
    const federated = await read();
    expect(federated).toMatchObject({ status: 'ACTIVE', credentials: { provider: { type: 'FEDERATION' } } });
    expect(federated.credentials).not.toHaveProperty('password');
    expect(federated._links).not.toHaveProperty('changePassword');

    await lifecycle(client, user, 'lifecycle/reset_password?sendEmail=true');
    expect(await read()).toMatchObject({ status: 'RECOVERY', credentials: { provider: { type: 'OKTA' } } });
  });
});

describe('a credentials operation', () => {
  test('changes a password for one who knows the old one', async () => {
    const client = await open();
    const user = await userIn(client, 'PASSWORD_EXPIRED');
    const change = (oldPassword: string, newPassword: string) =>
      lifecycle(client, user, 'credentials/change_password', {
        oldPassword: { value: oldPassword },
        newPassword: { value: newPassword },
      });

    expect(await change('wrong', 'Another-Word-2')).toMatchObject(
      refusal(403, 'E0000014', 'oldPassword: The credentials provided were incorrect.'),
    );
    expect(await change(password, 'weak')).toMatchObject({ status: 403, body: { errorCode: 'E0000014' } });
    const { body } = await change(password, 'Another-Word-2');
    expect(body).toMatchObject({ password: {}, provider: { type: 'OKTA', name: 'OKTA' } });
    expect(JSON.stringify(body)).not.toContain('Another-Word-2');
  });

  test('changes the recovery question, and answers with the question alone', async () => {
    const client = await open();
    const user = await userIn(client, 'ACTIVE');
    const change = (value: string) =>
      lifecycle(client, user, 'credentials/change_recovery_question', {
        password: { value },
        recovery_question: question,
      });

    expect(await change('wrong')).toMatchObject(refusal(403, 'E0000014', 'Old Password is not correct'));
    expect((await change(password)).body).toMatchObject({ recovery_question: { question: 'Which sea?' } });
    expect(JSON.stringify((await client.send('GET', `/api/v1/users/${user.id}`)).body)).not.toContain(
      'North Sea',
    );
  });

  test('lets a forgotten password be replaced by one who knows the answer', async () => {
    const client = await open();
    const user = await userIn(client, 'ACTIVE');
    const replace = (answer: string) =>
      lifecycle(client, user, 'credentials/forgot_password_recovery_question', {
        password: { value: 'Another-Word-2' },
        recovery_question: { answer },
      });

    expect(await replace('Windmill')).toMatchObject(refusal(403, 'E0000087'));
    expect((await replace('Lighthouse')).body).toMatchObject({ password: {} });
  });

  test('gives a link for a forgotten password when no mail is sent', async () => {
    const client = await open();
    const { body } = await lifecycle(
      client,
      await userIn(client, 'ACTIVE'),
      'credentials/forgot_password?sendEmail=false',
    );
    expect(body).toEqual({ resetPasswordUrl: expect.stringMatching(/\/signin\/reset-password\/\w{20}$/) });
  });

  test('needs a recovery question in a classic org', async () => {
    const client = await open({ engine: 'classic' });
    const { body } = await client.send<UserBody>('POST', '/api/v1/users', {
      profile: { login: 'a@b.cc', email: 'a@b.cc', firstName: 'A', lastName: 'B' },
      credentials: { password: { value: 'Correct-Horse-9' } },
    });
    expect(await lifecycle(client, body, 'credentials/forgot_password')).toMatchObject({
      status: 403,
      body: { errorCode: 'E0000034' },
    });
  });
});

describe('the links of a user', () => {
  test.each([
    ['STAGED', ['activate', 'resetFactors']],
    ['PROVISIONED', ['deactivate', 'reactivate', 'resetFactors', 'resetPassword', 'suspend']],
    [
      'ACTIVE',
      [
        'changePassword',
        'changeRecoveryQuestion',
        'deactivate',
        'expirePassword',
        'forgotPassword',
        'resetFactors',
        'resetPassword',
        'suspend',
      ],
    ],
    ['SUSPENDED', ['deactivate', 'resetFactors', 'unsuspend']],
    ['LOCKED_OUT', ['deactivate', 'resetFactors', 'resetPassword', 'unlock']],
    ['DEPROVISIONED', ['activate', 'delete', 'resetFactors']],
  ])('who is %s', async (status, links) => {
    const client = await open();
    const listed = await userIn(client, status);
    expect(Object.keys(listed._links)).toEqual(['self']);

    const { body } = await client.send<UserBody>('GET', `/api/v1/users/${listed.id}`);
    expect(Object.keys(body._links).sort()).toEqual([...links, 'schema', 'self', 'type'].sort());
    expect(body._links['self']).toEqual({ href: `${client.sandbox.origin}/api/v1/users/${listed.id}` });
  });
});
