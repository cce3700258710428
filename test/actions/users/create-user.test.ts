import { describe, expect, test } from 'vitest';
import { createUser } from '../../../actions/users/create-user.ts';
import { ConnectorError } from '../../../connector/core/error.ts';
import type { HttpResponse, Send } from '../../../connector/core/send.ts';
import { answer, refused, run } from '../../okta.ts';
import { notFound, respond } from '../../sample-org.ts';

const profile = { firstName: 'Ada', lastName: 'Lovelace', email: 'ada@example.com' };
const user = { id: '00u1', status: 'PROVISIONED', profile: { ...profile, login: profile.email } };

describe('create_user', () => {
  test('posts the profile, with the email as login, and activates', async () => {
    const sent = answer('POST', '/api/v1/users?activate=true', 200, user);

    await expect(run(createUser, { profile })).resolves.toEqual(user);
    expect(sent.body).toEqual({ profile: { ...profile, login: 'ada@example.com' } });
  });

  test('sends login, custom attributes and null as they are given', async () => {
    const sent = answer('POST', '/api/v1/users?activate=false', 200, user);
    const given = { ...profile, login: 'ada@corp.example', badge: 7, teams: ['a', 'b'], manager: null };

    await run(createUser, { profile: given, activate: false });
    expect(sent.body).toEqual({ profile: given });
  });

  test('sends password and recovery question as credentials, never in the profile', async () => {
    const sent = answer('POST', '/api/v1/users?activate=true&nextLogin=changePassword', 200, user);

    await run(createUser, {
      profile,
      password: 'Correct-Horse-9',
      nextLogin: 'changePassword',
      recoveryQuestion: 'First ship?',
      recoveryAnswer: 'Victory',
    });
    expect(sent.body).toEqual({
      profile: { ...profile, login: profile.email },
      credentials: {
        password: { value: 'Correct-Horse-9' },
        recovery_question: { question: 'First ship?', answer: 'Victory' },
      },
    });
  });

  test('sends a hashed password and a password hook in their places', async () => {
    const value = Buffer.alloc(64, 'hash').toString('base64');
    const passwordHash = { algorithm: 'SHA-512', value, salt: 'c2FsdA==', saltOrder: 'PREFIX' };
    const hashed = answer('POST', '/api/v1/users?activate=true', 200, user);
    await run(createUser, { profile, passwordHash });
    expect(hashed.body).toMatchObject({ credentials: { password: { hash: passwordHash } } });

    const hooked = answer('POST', '/api/v1/users?activate=true', 200, user);
    await run(createUser, { profile, passwordHook: 'default' });
    expect(hooked.body).toMatchObject({ credentials: { password: { hook: { type: 'default' } } } });
  });

  test('says in the query that there is a provider', async () => {
    const sent = answer('POST', '/api/v1/users?activate=true&provider=true', 200, user);

    await run(createUser, { profile, provider: { type: 'FEDERATION', name: 'FEDERATION' } });
    expect(sent.body).toMatchObject({
      credentials: { provider: { type: 'FEDERATION', name: 'FEDERATION' } },
    });
  });

  test('sends groups, user type and realm', async () => {
    const sent = answer('POST', '/api/v1/users?activate=true', 200, user);

    await run(createUser, { profile, groupIds: ['00g1', '00g2'], userTypeId: 'oty1', realmId: 'guo1' });
    expect(sent.body).toMatchObject({ groupIds: ['00g1', '00g2'], type: { id: 'oty1' }, realmId: 'guo1' });
  });

  test.each([
    ['nextLogin', { nextLogin: 'changePassword' }],
    ['nextLogin', { nextLogin: 'changePassword', password: 'Correct-Horse-9', activate: false }],
    ['recoveryAnswer', { recoveryQuestion: 'First ship?' }],
    [
      'passwordHash',
      { password: 'Correct-Horse-9', passwordHash: { algorithm: 'MD5', value: 'kAFQmDzST7DWlj99KOF/cg==' } },
    ],
    ['passwordHook', { password: 'Correct-Horse-9', passwordHook: 'default' }],
    ['provider', { password: 'Correct-Horse-9', provider: { type: 'SOCIAL' } }],
    ['provider', { passwordHook: 'default', provider: { type: 'FEDERATION' } }],
    ['groupIds', { groupIds: Array.from({ length: 21 }, (_, at) => `00g${at}`) }],
  ])('refuses %s where Okta would', async (field, more) => {
    await expect(run(createUser, { profile, ...more })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      fields: [{ field }],
    });
  });

  test('says CONFLICT for a login that is taken', async () => {
    const cause = 'login: An object with this field already exists in the current organization';
    answer(
      'POST',
      '/api/v1/users?activate=true',
      400,
      refused('E0000001', 'Api validation failed: login', cause),
    );

    await expect(run(createUser, { profile })).rejects.toMatchObject({
      code: 'CONFLICT',
      retryable: false,
      okta: { causes: [{ field: 'login', message: cause }] },
    });
  });

  test('names the attribute that the org does not have', async () => {
    const cause = "Property name 'badge' is not defined in profile";
    answer(
      'POST',
      '/api/v1/users?activate=true',
      400,
      refused('E0000001', 'Api validation failed: newUser', cause),
    );

    await expect(run(createUser, { profile: { ...profile, badge: 7 } })).rejects.toMatchObject({
      code: 'REJECTED',
      okta: { causes: [{ field: 'badge' }] },
    });
  });

  describe('when the answer is lost', () => {
    const lost = new ConnectorError('NETWORK', 'The connection broke.');
    const made = { ...user, created: '2026-11-21T12:00:00.000Z' };
    let mark = '';

    /** Loses the answer to the POST; then answers the lookup by login, and the System Log by who sent what it says. */
    const losing =
      (found: HttpResponse, userAgent: (mark: string) => string = (own) => own, asked: string[] = []): Send =>
      async ({ method, url, headers }) => {
        const { pathname } = new URL(url);
        asked.push(`${method} ${pathname}`);
        if (method === 'POST') {
          mark = headers['user-agent'] ?? '';
          throw lost;
        }
        if (pathname !== '/api/v1/logs') return found;
        return respond(200, [{ uuid: '1', client: { userAgent: { rawUserAgent: userAgent(mark) } } }]);
      };

    test('never posts again, and gives back the user who was created by this run', async () => {
      const asked: string[] = [];

      await expect(
        run(createUser, { profile }, { send: losing(respond(200, made), (own) => own, asked) }),
      ).resolves.toEqual(made);
      expect(asked).toEqual([
        'POST /api/v1/users',
        'GET /api/v1/users/ada%40example.com',
        'GET /api/v1/logs',
      ]);
      expect(mark).toMatch(/^okta-workflow-connector run\/[\da-f-]{36}$/);
    });

    test('claims no user whom somebody else created at the same moment, even with the same profile', async () => {
      await expect(
        run(createUser, { profile }, { send: losing(respond(200, made), () => 'curl/8.5.0') }),
      ).rejects.toMatchObject({ code: 'CONFLICT', existingId: '00u1', retryable: false });
    });

    test('says that it is safe to run again when there is no such user', async () => {
      await expect(
        run(createUser, { profile }, { send: losing(respond(404, notFound)) }),
      ).rejects.toMatchObject({
        code: 'NETWORK',
        retryable: true,
        message: expect.stringContaining('safe to run again'),
      });
    });

    test('says CONFLICT, and asks no log, when the user is older than the run', async () => {
      const asked: string[] = [];
      const older = respond(200, { ...user, created: '2026-11-21T11:59:59.000Z' });

      await expect(
        run(createUser, { profile }, { send: losing(older, (own) => own, asked) }),
      ).rejects.toMatchObject({ code: 'CONFLICT', existingId: '00u1' });
      expect(asked).not.toContain('GET /api/v1/logs');
    });

    test('claims nothing when the lookup fails too', async () => {
      const failing: Send = async () => {
        throw lost;
      };
      await expect(run(createUser, { profile }, { send: failing })).rejects.toMatchObject({
        code: 'NETWORK',
        retryable: false,
        message: 'The connection broke.',
      });
    });
  });
});
