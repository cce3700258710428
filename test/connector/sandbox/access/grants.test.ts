import { describe, expect, test } from 'vitest';
import { open, refusal } from '../client.ts';
import { admin } from './admin.ts';
import { askForToken, revoke } from './service-app.ts';

describe('the grants of a service app', () => {
  test('are given back, and let the app ask for the scope', async () => {
    const client = await open();
    const { origin, oauth } = client.sandbox;
    const path = `/api/v1/apps/${oauth.clientId}/grants`;
    await revoke(client, 'okta.groups.read');

    const sent = { scopeId: 'okta.groups.read', issuer: origin };
    const { status, body } = await client.send<{ id: string }>('POST', path, sent);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      ...sent,
      id: expect.stringMatching(/^oag\w{17}$/),
      status: 'ACTIVE',
      clientId: oauth.clientId,
      source: 'ADMIN',
    });
    expect((await client.send('GET', `${path}/${body.id}`)).body).toEqual(body);
    expect((await client.send('GET', `${path}/${body.id}?expand=scope`)).body).toMatchObject({
      _embedded: { scope: { id: 'okta.groups.read' } },
    });
    expect((await client.send('POST', path, sent)).body).toEqual(body);
    expect((await askForToken(client, { form: { scope: 'okta.groups.read' } })).status).toBe(200);
  });

  test('are of scopes that there are, for apps that there are', async () => {
    const client = await open();
    const { origin, oauth } = client.sandbox;
    const path = `/api/v1/apps/${oauth.clientId}/grants`;
    for (const sent of [
      { scopeId: 'okta.colours.read', issuer: origin },
      { scopeId: 'okta.users.read', issuer: 'no address' },
    ]) {
      expect((await client.send('POST', path, sent)).status).toBe(400);
    }
    expect(await client.send('GET', `${path}/oagnone`)).toMatchObject(refusal(404, 'E0000007'));
    expect(await client.send('GET', '/api/v1/apps/0oanone/grants')).toMatchObject(refusal(404, 'E0000007'));
    const apps = await client.send<{ id: string }[]>('GET', '/api/v1/apps?q=slack');
    expect(await client.send('GET', `/api/v1/apps/${apps.body[0]?.id}/grants`)).toMatchObject(
      refusal(404, 'E0000007'),
    );
  });

  test('are for super administrators to give', async () => {
    const client = await open();
    const { send } = await admin(client, 'ORG_ADMIN');
    const { origin, oauth } = client.sandbox;
    expect(
      await send('POST', `/api/v1/apps/${oauth.clientId}/grants`, {
        scopeId: 'okta.users.read',
        issuer: origin,
      }),
    ).toMatchObject(refusal(403, 'E0000006'));
  });
});
