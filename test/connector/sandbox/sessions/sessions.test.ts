import { describe, expect, test } from 'vitest';
import { type EventBody, open, query, refusal, someUser } from '../client.ts';

interface SessionBody {
  readonly id: string;
  readonly createdAt: string;
  readonly expiresAt: string;
}

const path = '/api/v1/sessions';
const minute = 60_000;

/** An org with somebody who signs in to it. */
async function openOrg() {
  const time = { now: Date.parse('2026-11-21T12:00:00Z') };
  const client = await open({ now: () => time.now });
  const user = await someUser(client);
  const credentials = { username: user.profile.login, password: 'Sandbox-Pass-1' };
  const token = async (): Promise<string> =>
    (await client.send<{ sessionToken: string }>('POST', '/api/v1/authn', credentials)).body.sessionToken;
  const signIn = async () => client.send<SessionBody>('POST', path, { sessionToken: await token() });
  return { client, user, time, token, signIn };
}

describe('sessions', () => {
  test('are made of a session token, which is then used up', async () => {
    const { user, client, token } = await openOrg();
    const sessionToken = await token();

    const { status, body } = await client.send<SessionBody>('POST', path, { sessionToken });

    const self = `${client.sandbox.origin}${path}/${body.id}`;
    expect(status).toBe(200);
    expect(body).toEqual({
      id: expect.stringMatching(/^102\w{17}$/),
      userId: user.id,
      login: user.profile['login'],
      createdAt: '2026-11-21T12:00:00.000Z',
      expiresAt: '2026-11-21T14:00:00.000Z',
      status: 'ACTIVE',
      lastPasswordVerification: '2026-11-21T12:00:00.000Z',
      lastFactorVerification: null,
      amr: ['pwd'],
      idp: { id: expect.stringMatching(/^00o\w{17}$/), type: 'OKTA' },
      mfaActive: false,
      _links: {
        self: { href: self, hints: { allow: ['GET', 'DELETE'] } },
        refresh: { href: `${self}/lifecycle/refresh`, hints: { allow: ['POST'] } },
        user: {
          name: `${user.profile['firstName']} ${user.profile['lastName']}`,
          href: `${client.sandbox.origin}/api/v1/users/${user.id}`,
          hints: { allow: ['GET'] },
        },
      },
    });
    expect((await client.send('GET', `${path}/${body.id}`)).body).toEqual(body);
    expect((await client.send('GET', `/api/v1/users/${user.id}`)).body).toMatchObject({
      lastLogin: body.createdAt,
    });
    expect(await client.send('POST', path, { sessionToken })).toMatchObject(refusal(401, 'E0000004'));
  });

  test('are refused for a token that is none or too old, and without one', async () => {
    const { client, time, token } = await openOrg();
    const sessionToken = await token();
    time.now += 5 * minute;
    expect(await client.send('POST', path, { sessionToken })).toMatchObject(refusal(401, 'E0000004'));
    expect(await client.send('POST', path, { sessionToken: 'none' })).toMatchObject(refusal(401, 'E0000004'));
    expect(await client.send('POST', path)).toMatchObject(refusal(400, 'E0000003'));
  });

  test('last two hours, unless they are refreshed', async () => {
    const { client, time, signIn } = await openOrg();
    const { body } = await signIn();
    const at = `${path}/${body.id}`;

    time.now += 119 * minute;
    expect((await client.send('POST', `${at}/lifecycle/refresh`)).body).toEqual({
      ...body,
      expiresAt: '2026-11-21T15:59:00.000Z',
    });
    time.now += 119 * minute;
    expect(await client.send('GET', at)).toMatchObject({ status: 200 });
    time.now += minute;
    expect(await client.send('GET', at)).toMatchObject(refusal(404, 'E0000007'));
  });

  test('are ended one by one', async () => {
    const { client, user, signIn } = await openOrg();
    const [first, second] = [(await signIn()).body, (await signIn()).body];

    expect(await client.send('DELETE', `${path}/${first.id}`)).toMatchObject({ status: 204 });
    expect(await client.send('DELETE', `${path}/${first.id}`)).toMatchObject({
      status: 404,
      body: { errorSummary: `Not found: Resource not found: ${first.id} (AppSession)` },
    });
    expect(await client.send('GET', `${path}/${second.id}`)).toMatchObject({ status: 200 });

    const filter = `eventType eq "user.session.end" and target.id eq "${user.id}"`;
    expect((await client.send<EventBody[]>('GET', query('/api/v1/logs', { filter }))).body).toHaveLength(1);
  });

  test.each([
    ['DELETE', 'sessions'],
    ['POST', 'lifecycle/deactivate'],
  ])('are all ended by %s /users/{id}/%s', async (method, operation) => {
    const { user, client, token, signIn } = await openOrg();
    const sessions = [(await signIn()).body, (await signIn()).body];
    const sessionToken = await token();

    expect((await client.send(method, `/api/v1/users/${user.id}/${operation}`)).status).toBeLessThan(300);
    for (const { id } of sessions) {
      expect(await client.send('GET', `${path}/${id}`)).toMatchObject({ status: 404 });
    }
    expect(await client.send('POST', path, { sessionToken })).toMatchObject({ status: 401 });
  });
});
