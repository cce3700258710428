import { describe, expect, test } from 'vitest';
import { askForToken, revoke } from '../access/service-app.ts';
import { open, refusal, type UserBody } from '../client.ts';

const noon = Date.parse('2026-11-21T12:00:00Z');
const minute = 60_000;

const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });

describe('an access token', () => {
  test('may do what its scopes say, and reads what it may manage', async () => {
    const client = await open();
    const { body } = await askForToken(client, { form: { scope: 'okta.groups.manage okta.users.read' } });
    const headers = bearer(body.access_token);

    expect((await client.send('GET', '/api/v1/users', undefined, headers)).status).toBe(200);
    expect((await client.send('GET', '/api/v1/groups', undefined, headers)).status).toBe(200);
    expect((await client.send('POST', '/api/v1/groups', { profile: { name: 'New' } }, headers)).status).toBe(
      200,
    );
    expect((await client.send('POST', '/api/v1/users', {}, headers)).status).toBe(403);
  });

  test('without the scope is refused with an empty body and a header that names it', async () => {
    const client = await open();
    const { body } = await askForToken(client, { form: { scope: 'okta.users.read' } });

    const refused = await client.send('GET', '/api/v1/groups?limit=1', undefined, bearer(body.access_token));
    expect(refused).toMatchObject({ status: 403, body: undefined });
    expect(refused.headers['www-authenticate']).toBe(
      `Bearer authorization_uri="${client.sandbox.origin}/oauth2/v1/authorize", realm="${client.sandbox.origin}", scope="okta.groups.read", error="insufficient_scope", error_description="The access token provided does not contain the required scopes.", resource="/api/v1/groups"`,
    );
    expect(refused.headers['content-length']).toBe('0');
  });

  test('ends after an hour by the clock of the org', async () => {
    let now = noon;
    const client = await open({ now: () => now });
    const { body } = await askForToken(client, { now });
    const status = async () =>
      (await client.send('GET', '/api/v1/users', undefined, bearer(body.access_token))).status;

    now += 60 * minute - 1000;
    expect(await status()).toBe(200);
    now += 1000;
    const refused = await client.send('GET', '/api/v1/users', undefined, bearer(body.access_token));
    expect(refused).toMatchObject({ status: 401, body: undefined });
    expect(refused.headers['www-authenticate']).toContain(
      'error="invalid_token", error_description="The token has expired."',
    );
  });

  test.each(['nonsense', 'eyJhbGciOiJub25lIn0.e30.'])('is no %s', async (token) => {
    const { send } = await open();
    const refused = await send('GET', '/api/v1/users', undefined, bearer(token));
    expect(refused).toMatchObject({ status: 401, body: undefined });
    expect(refused.headers['www-authenticate']).toContain(
      'error="invalid_token", error_description="The access token is invalid."',
    );
  });

  test('of another org is not good here', async () => {
    const [one, other] = [await open(), await open()];
    const { body } = await askForToken(one);
    const refused = await other.send('GET', '/api/v1/users', undefined, bearer(body.access_token));
    expect(refused.status).toBe(401);
    expect(refused.headers['www-authenticate']).toContain(
      'The access token provided is not intended for Okta.',
    );
  });

  test('without DPoP is not good under its scheme', async () => {
    const client = await open();
    const { body } = await askForToken(client);
    const refused = await client.send('GET', '/api/v1/users', undefined, {
      Authorization: `DPoP ${body.access_token}`,
    });
    expect(refused.status).toBe(401);
    expect(refused.headers['www-authenticate']).toContain('The presented access_token is not DPoP bound.');
  });

  test('keeps what it was granted until it ends, whatever is revoked', async () => {
    const client = await open();
    const { body } = await askForToken(client);
    await revoke(client, 'okta.users.read');
    expect((await client.send('GET', '/api/v1/users', undefined, bearer(body.access_token))).status).toBe(
      200,
    );
  });

  test('belongs to an app, which is nobody’s `me`', async () => {
    const client = await open();
    const { body } = await askForToken(client);
    expect(await client.send('GET', '/api/v1/users/me', undefined, bearer(body.access_token))).toMatchObject(
      refusal(404, 'E0000007'),
    );
    expect((await client.send<UserBody>('GET', '/api/v1/users/me')).body.profile['department']).toBe('IT');
  });
});

describe('an API token', () => {
  test('is forgotten after thirty days without use', async () => {
    let now = noon;
    const { send } = await open({ now: () => now });
    for (const days of [29, 29]) {
      now += days * 24 * 60 * minute;
      expect((await send('GET', '/api/v1/users/me')).status).toBe(200);
    }
    now += 30 * 24 * 60 * minute;
    expect(await send('GET', '/api/v1/users/me')).toMatchObject(refusal(401, 'E0000011'));
  });

  test('dies with its owner', async () => {
    const { send } = await open();
    await send('POST', '/api/v1/users/me/lifecycle/deactivate');
    expect(await send('GET', '/api/v1/users')).toMatchObject(refusal(401, 'E0000011'));
  });
});
