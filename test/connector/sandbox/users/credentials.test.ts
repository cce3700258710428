import { describe, expect, test } from 'vitest';
import { behaviourOf } from '../../../../connector/sandbox/behaviour.ts';
import { seededOrg } from '../../../../connector/sandbox/seed/seed.ts';
import { createClock } from '../../../../connector/sandbox/state/clock.ts';
import { type Client, type EventBody, open, query, refusal, someUser, type UserBody } from '../client.ts';

const minute = 60_000;
const profile = { login: 'ada@acme.test', email: 'ada@acme.test', firstName: 'Ada', lastName: 'Lovelace' };

const create = async ({ send }: Client, password: object, params = '') =>
  (await send<UserBody>('POST', `/api/v1/users${params}`, { profile, credentials: { password } })).body;

const change = ({ send }: Client, { id }: { id: string }, from: string, to: string, params = '') =>
  send<UserBody>('POST', `/api/v1/users/${id}/credentials/change_password${params}`, {
    oldPassword: { value: from },
    newPassword: { value: to },
  });

const base64 = (hex: string): string => Buffer.from(hex, 'hex').toString('base64');
const text64 = (text: string): string => Buffer.from(text).toString('base64');

describe('an imported password', () => {
  // Published vectors: the digests of "abc" (FIPS 180-4, RFC 1321), RFC 6070's PBKDF2 case with SHA-256, and one of jBCrypt.
  const sha1 = base64('a9993e364706816aba3e25717850c26c9cd0d89d');
  const md5 = base64('900150983cd24fb0d6963f7d28e17f72');
  const sha256 = base64('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  const sha512 = base64(
    'ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f',
  );
  const derived = base64('c5e478d59288c841aa530db6845c4c8d962893a001ce4e11a4963873aa98134a');

  test.each([
    ['abc', { algorithm: 'MD5', value: md5 }],
    ['abc', { algorithm: 'SHA-1', value: sha1 }],
    ['abc', { algorithm: 'SHA-256', value: sha256 }],
    ['bc', { algorithm: 'SHA-256', salt: text64('a'), saltOrder: 'PREFIX', value: sha256 }],
    ['ab', { algorithm: 'SHA-512', salt: text64('c'), saltOrder: 'POSTFIX', value: sha512 }],
    [
      'password',
      {
        algorithm: 'PBKDF2',
        salt: text64('salt'),
        iterationCount: 4096,
        keySize: 32,
        digestAlgorithm: 'SHA256_HMAC',
        value: derived,
      },
    ],
    [
      'abc',
      {
        algorithm: 'BCRYPT',
        workFactor: 6,
        salt: 'If6bvum7DFjUnE9p2uDeDu',
        value: '0YHzrHM6tf.iqN8.yx.jNN1ILEf7h0i',
      },
    ],
  ])('%j works when it is the one of %j, and no other does', async (right, hash) => {
    const client = await open();
    const user = await create(client, { hash });

    expect(await change(client, user, `${right}d`, 'Another-Word-2')).toMatchObject(
      refusal(403, 'E0000014', 'oldPassword: The credentials provided were incorrect.'),
    );
    expect((await change(client, user, right, 'Another-Word-2')).status).toBe(200);
    expect((await change(client, user, 'Another-Word-2', 'Third-Word-3')).status).toBe(200);
  });

  test('of which only a hook knows is never right', async () => {
    const client = await open();
    const user = await create(client, { hook: { type: 'default' } });
    expect((await change(client, user, '', 'Another-Word-2')).status).toBe(403);
    expect(
      await client.send('POST', '/api/v1/users', {
        profile: { ...profile, login: 'b@acme.test' },
        credentials: { password: { hook: { type: 'other' } } },
      }),
    ).toMatchObject({ status: 400 });
  });

  test.each([
    { algorithm: 'SHA-256', value: 'x', saltOrder: 'MIDDLE' },
    { algorithm: 'BCRYPT', value: 'x', salt: 'x'.repeat(22), workFactor: 21 },
    { algorithm: 'BCRYPT', value: 'x', salt: 'x'.repeat(21), workFactor: 10 },
    {
      algorithm: 'PBKDF2',
      value: 'x',
      salt: 'x',
      iterationCount: 4095,
      keySize: 32,
      digestAlgorithm: 'SHA256_HMAC',
    },
    { algorithm: 'PBKDF2', value: 'x', salt: 'x', iterationCount: 4096, keySize: 32, digestAlgorithm: 'MD5' },
    { algorithm: 'SHA-512' },
  ])('%j is refused', async (hash) => {
    const client = await open();
    const credentials = { password: { hash } };
    expect(await client.send('POST', '/api/v1/users', { profile, credentials })).toMatchObject(
      refusal(400, 'E0000001', 'password: The password hash is not valid'),
    );
  });
});

describe('the password policy', () => {
  test('lets a password return after as many others as it says', async () => {
    const client = await open({ passwordPolicy: { historyCount: 2 } });
    const user = await create(client, { value: 'First-Word-1' });
    const used = refusal(403, 'E0000014', 'password: Password has been used too recently');

    expect(await change(client, user, 'First-Word-1', 'First-Word-1')).toMatchObject(used);
    expect((await change(client, user, 'First-Word-1', 'Second-Word-2')).status).toBe(200);
    expect(await change(client, user, 'Second-Word-2', 'First-Word-1')).toMatchObject(used);
    expect((await change(client, user, 'Second-Word-2', 'Third-Word-3')).status).toBe(200);
    expect((await change(client, user, 'Third-Word-3', 'First-Word-1')).status).toBe(200);
  });

  test('looks at the age of a password when told to be strict', async () => {
    let time = Date.parse('2026-11-21T12:00:00Z');
    const client = await open({ passwordPolicy: { minAgeMinutes: 10 }, now: () => time });
    const user = await create(client, { value: 'First-Word-1' });

    time += 9 * minute;
    expect(await change(client, user, 'First-Word-1', 'Second-Word-2', '?strict=true')).toMatchObject({
      status: 403,
      body: { errorCode: 'E0000014' },
    });
    time += minute;
    expect((await change(client, user, 'First-Word-1', 'Second-Word-2', '?strict=true')).status).toBe(200);
    expect((await change(client, user, 'Second-Word-2', 'Third-Word-3')).status).toBe(200);
  });

  test('binds an administrator who sets a password only when strict', async () => {
    const client = await open({ passwordPolicy: { historyCount: 1, minAgeMinutes: 10 } });
    const user = await create(client, { value: 'First-Word-1' });
    const set = (params: string, value: string) =>
      client.send('POST', `/api/v1/users/${user.id}${params}`, { credentials: { password: { value } } });

    expect(await set('?strict=true', 'Second-Word-2')).toMatchObject({ status: 400 });
    expect((await set('', 'First-Word-1')).status).toBe(200);
    const relaxed = await open({ passwordPolicy: { historyCount: 1 } });
    const { id } = await create(relaxed, { value: 'First-Word-1' });
    expect(
      await relaxed.send('POST', `/api/v1/users/${id}?strict=true`, {
        credentials: { password: { value: 'First-Word-1' } },
      }),
    ).toMatchObject(refusal(400, 'E0000001', 'password: Password has been used too recently'));
  });
});

test('an org keeps no password and no answer in clear', async () => {
  const options = {
    origin: 'http://127.0.0.1',
    seed: 1,
    behaviour: behaviourOf({}),
    clock: createClock(Date.now),
  };
  const kept = JSON.stringify(seededOrg(options, { users: 20, groups: 0 }).users.rows);
  expect(kept).toContain('SCRYPT');
  expect(kept).not.toMatch(/Sandbox-Pass-1|Lighthouse/);
});

test('ends the sessions of a user who asks for it with a new password', async () => {
  const client = await open();
  const user = await create(client, { value: 'First-Word-1' });
  await client.send('POST', `/api/v1/users/${user.id}/credentials/change_password`, {
    oldPassword: { value: 'First-Word-1' },
    newPassword: { value: 'Second-Word-2' },
    revokeSessions: true,
  });
  const at = `/api/v1/users/${user.id}/lifecycle`;
  await client.send('POST', `${at}/expire_password_with_temp_password?revokeSessions=true`);
  await client.send('POST', `${at}/reset_password?sendEmail=false&revokeSessions=true`);

  const filter = `target.id eq "${user.id}" and eventType eq "user.session.clear"`;
  expect((await client.send<EventBody[]>('GET', query('/api/v1/logs', { filter }))).body).toHaveLength(3);
});

describe('signing in', () => {
  const signIn = ({ send }: Client, username: string, password: string) =>
    send<Record<string, unknown>>('POST', '/api/v1/authn', { username, password }, { Authorization: '' });

  test('gives a session token, and dates the last login', async () => {
    const client = await open({ now: () => Date.parse('2026-11-21T12:00:00Z') });
    const user = await create(client, { value: 'First-Word-1' });

    expect(await signIn(client, 'ada@acme.test', 'First-Word-1')).toMatchObject({
      status: 200,
      body: {
        status: 'SUCCESS',
        sessionToken: expect.stringMatching(/^\w{20,}$/),
        expiresAt: '2026-11-21T12:05:00.000Z',
        _embedded: { user: { id: user.id, profile: { login: 'ada@acme.test', firstName: 'Ada' } } },
      },
    });
    expect((await client.send('GET', `/api/v1/users/${user.id}`)).body).toMatchObject({
      lastLogin: '2026-11-21T12:00:00.000Z',
    });
    const { body: log } = await client.send<(EventBody & { actor: { id: string } })[]>(
      'GET',
      query('/api/v1/logs', { filter: `actor.id eq "${user.id}"` }),
    );
    expect(log).toMatchObject([{ eventType: 'user.session.start', outcome: { result: 'SUCCESS' } }]);
  });

  test('leads to a session, and is one event in the log', async () => {
    const client = await open();
    const user = await create(client, { value: 'First-Word-1' });
    const { sessionToken } = (await signIn(client, 'ada@acme.test', 'First-Word-1')).body;

    expect(await client.send('POST', '/api/v1/sessions', { sessionToken })).toMatchObject({
      status: 200,
      body: { userId: user.id, status: 'ACTIVE' },
    });
    const filter = `eventType eq "user.session.start" and actor.id eq "${user.id}"`;
    expect((await client.send<EventBody[]>('GET', query('/api/v1/logs', { filter }))).body).toHaveLength(1);
  });

  test('works with the short name, and with no id', async () => {
    const client = await open();
    const user = await create(client, { value: 'First-Word-1' });
    expect((await signIn(client, 'Ada', 'First-Word-1')).status).toBe(200);
    for (const name of [user.id, 'me', 'nobody']) {
      expect(await signIn(client, name, 'First-Word-1')).toMatchObject(refusal(401, 'E0000004'));
    }
  });

  test.each(['STAGED', 'PROVISIONED', 'RECOVERY', 'SUSPENDED', 'DEPROVISIONED'])(
    'is refused to a user that is %s',
    async (status) => {
      const client = await open();
      const { profile: found } = await someUser(client, `status eq "${status}"`);
      expect(await signIn(client, found.login, 'Sandbox-Pass-1')).toMatchObject(refusal(401, 'E0000004'));
    },
  );

  test('asks for another password when it has expired, and when it is too old', async () => {
    let time = Date.parse('2026-11-21T12:00:00Z');
    const client = await open({ passwordPolicy: { maxAgeDays: 7 }, now: () => time });
    const user = await create(client, { value: 'First-Word-1' });
    const status = async () => (await signIn(client, 'ada@acme.test', 'First-Word-1')).body['status'];

    expect(await status()).toBe('SUCCESS');
    time += 7 * 24 * 60 * minute;
    expect(await status()).toBe('PASSWORD_EXPIRED');
    expect((await client.send('GET', `/api/v1/users/${user.id}`)).body).toMatchObject({
      status: 'PASSWORD_EXPIRED',
    });
  });

  test('locks a user out after too many wrong passwords in a row', async () => {
    const client = await open({ passwordPolicy: { maxAttempts: 3, showLockoutFailures: true } });
    const user = await create(client, { value: 'First-Word-1' });
    const attempt = (password: string) => signIn(client, 'ada@acme.test', password);
    const wrong = refusal(401, 'E0000004');

    for (let i = 0; i < 2; i++) expect(await attempt('wrong')).toMatchObject(wrong);
    expect((await attempt('First-Word-1')).status).toBe(200);
    for (let i = 0; i < 3; i++) expect(await attempt('wrong')).toMatchObject(wrong);
    expect(await attempt('First-Word-1')).toMatchObject({ status: 200, body: { status: 'LOCKED_OUT' } });

    await client.send('POST', `/api/v1/users/${user.id}/lifecycle/unlock`);
    expect((await attempt('First-Word-1')).body['status']).toBe('SUCCESS');
    const filter = `target.id eq "${user.id}" and eventType eq "user.account.lock"`;
    expect((await client.send<EventBody[]>('GET', query('/api/v1/logs', { filter }))).body).toHaveLength(1);
  });

  test('says nothing of a lock unless the policy tells it to', async () => {
    const client = await open();
    const { profile: found } = await someUser(client, 'status eq "LOCKED_OUT"');
    expect(await signIn(client, found.login, 'Sandbox-Pass-1')).toMatchObject(refusal(401, 'E0000004'));
  });

  test('is possible again when the lock ends by itself', async () => {
    let time = Date.parse('2026-11-21T12:00:00Z');
    const client = await open({ passwordPolicy: { maxAttempts: 1, autoUnlockMinutes: 15 }, now: () => time });
    await create(client, { value: 'First-Word-1' });
    await signIn(client, 'ada@acme.test', 'wrong');

    time += 15 * minute - 1;
    expect((await signIn(client, 'ada@acme.test', 'First-Word-1')).status).toBe(401);
    time += 1;
    expect((await signIn(client, 'ada@acme.test', 'First-Word-1')).status).toBe(200);
  });

  test('needs a name and a password', async () => {
    const client = await open();
    expect(await signIn(client, '', 'x')).toMatchObject(
      refusal(400, 'E0000001', 'username: The field cannot be left blank'),
    );
    expect(await client.send('POST', '/api/v1/authn', {}, { Authorization: '' })).toMatchObject({
      status: 400,
    });
  });
});
