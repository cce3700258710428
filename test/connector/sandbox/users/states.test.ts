import { describe, expect, test } from 'vitest';
import { type Client, open, refusal, someUser, type UserBody } from '../client.ts';

const statuses = [
  'STAGED',
  'PROVISIONED',
  'ACTIVE',
  'PASSWORD_EXPIRED',
  'RECOVERY',
  'LOCKED_OUT',
  'SUSPENDED',
  'DEPROVISIONED',
] as const;

const password = 'Sandbox-Pass-1';
const question = { question: 'Which sea?', answer: 'North Sea' };
const sentBodies: Record<string, unknown> = {
  'credentials/change_password': {
    oldPassword: { value: password },
    newPassword: { value: 'Another-Word-2' },
  },
  'credentials/change_recovery_question': { password: { value: password }, recovery_question: question },
  'credentials/forgot_password_recovery_question': {
    password: { value: 'Another-Word-2' },
    recovery_question: { answer: 'Lighthouse' },
  },
};

/** For each status, in the order above: the status after the operation, or the HTTP status and code of the refusal. */
const outcomes: Record<string, readonly string[]> = {
  'lifecycle/activate': [
    'PROVISIONED',
    '403 E0000016',
    '403 E0000016',
    '403 E0000016',
    '403 E0000016',
    '403 E0000016',
    '403 E0000016',
    'PROVISIONED',
  ],
  'lifecycle/reactivate': [
    '403 E0000038',
    'PROVISIONED',
    '403 E0000038',
    '403 E0000038',
    'RECOVERY',
    '403 E0000038',
    '403 E0000038',
    '403 E0000038',
  ],
  'lifecycle/deactivate': [...Array(7).fill('DEPROVISIONED'), '404 E0000007'],
  'lifecycle/suspend': [
    '400 E0000001',
    'SUSPENDED',
    'SUSPENDED',
    'SUSPENDED',
    '400 E0000001',
    '400 E0000001',
    '400 E0000001',
    '400 E0000001',
  ],
  'lifecycle/unsuspend': [...Array(6).fill('400 E0000001'), 'ACTIVE', '400 E0000001'],
  'lifecycle/unlock': [...Array(5).fill('403 E0000032'), 'ACTIVE', '403 E0000032', '403 E0000032'],
  'lifecycle/expire_password': [
    '403 E0000038',
    '403 E0000038',
    'PASSWORD_EXPIRED',
    'PASSWORD_EXPIRED',
    'PASSWORD_EXPIRED',
    '403 E0000038',
    '403 E0000038',
    '404 E0000007',
  ],
  'lifecycle/expire_password_with_temp_password': [
    '403 E0000038',
    'PASSWORD_EXPIRED',
    'PASSWORD_EXPIRED',
    'PASSWORD_EXPIRED',
    'PASSWORD_EXPIRED',
    '403 E0000038',
    '403 E0000038',
    '404 E0000007',
  ],
  'lifecycle/reset_password?sendEmail=false': [
    '403 E0000038',
    'RECOVERY',
    'RECOVERY',
    'RECOVERY',
    'RECOVERY',
    'RECOVERY',
    '403 E0000038',
    '404 E0000007',
  ],
  'lifecycle/reset_factors': [...statuses],
  'credentials/forgot_password': ['403 E0000034', '403 E0000034', 'ACTIVE', ...Array(5).fill('403 E0000034')],
  'credentials/change_password': [
    '403 E0000035',
    '403 E0000035',
    'ACTIVE',
    'ACTIVE',
    'ACTIVE',
    '403 E0000035',
    '403 E0000035',
    '403 E0000035',
  ],
  'credentials/change_recovery_question': [
    '403 E0000036',
    '403 E0000036',
    'ACTIVE',
    '403 E0000036',
    'RECOVERY',
    '403 E0000036',
    '403 E0000036',
    '403 E0000036',
  ],
};

const userIn = (client: Client, status: string): Promise<UserBody> =>
  someUser(client, `status eq "${status}"`);

async function statusOf({ send }: Client, { id }: UserBody): Promise<string> {
  return (await send<UserBody>('GET', `/api/v1/users/${id}`)).body.status;
}

describe.each(Object.entries(outcomes))('%s', (operation, expected) => {
  test.each(statuses.map((status, i) => [status, expected[i] ?? '']))(
    'of a user that is %s: %s',
    async (status, outcome) => {
      const client = await open();
      const user = await userIn(client, status);

      const reply = await client.send<{ errorCode: string }>(
        'POST',
        `/api/v1/users/${user.id}/${operation}`,
        sentBodies[operation],
      );

      if (/^\d/.test(outcome)) {
        expect(`${reply.status} ${reply.body.errorCode}`).toBe(outcome);
        expect(await statusOf(client, user)).toBe(status);
      } else {
        expect(reply.status).toBe(200);
        expect(await statusOf(client, user)).toBe(outcome);
      }
    },
  );
});

const lifecycle = ({ send }: Client, { id }: UserBody, path: string, body?: unknown) =>
  send<Record<string, string>>('POST', `/api/v1/users/${id}/${path}`, body);

describe('a lifecycle operation', () => {
  test('does not find an unknown user', async () => {
    const { send } = await open();
    for (const operation of Object.keys(outcomes)) {
      const body = sentBodies[operation];
      expect(await send('POST', `/api/v1/users/nobody/${operation}`, body)).toMatchObject(
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
