import { exportJWK, generateKeyPair } from 'jose';
import { describe, expect, test } from 'vitest';
import { open } from '../client.ts';
import { askForToken, makeServiceApp } from './service-app.ts';

describe('a service app', () => {
  test.each(['RS256', 'RS384', 'RS512', 'ES256', 'ES384', 'ES512'])(
    'that is made over the API signs with its own key: %s',
    async (alg) => {
      const client = await open();
      const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
      const iss = await makeServiceApp(client, { ...(await exportJWK(publicKey)), alg }, 'READ_ONLY_ADMIN');

      const { body } = await askForToken(client, {
        claims: { iss, sub: iss },
        key: { ...(await exportJWK(privateKey)), alg },
        header: { kid: undefined },
      });
      const headers = { Authorization: `Bearer ${body.access_token}` };
      expect((await client.send('GET', '/api/v1/users', undefined, headers)).status).toBe(200);
    },
  );

  test('that is deactivated gets no token, and those that it has are dead', async () => {
    const client = await open();
    const { body } = await askForToken(client);
    await client.send('POST', `/api/v1/apps/${client.sandbox.oauth.clientId}/lifecycle/deactivate`);

    expect(await askForToken(client)).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
    const headers = { Authorization: `Bearer ${body.access_token}` };
    expect((await client.send('GET', '/api/v1/users', undefined, headers)).status).toBe(401);
  });

  test('is no app that people sign in to', async () => {
    const client = await open();
    const { body } = await client.send<{ id: string }>('POST', '/api/v1/apps', {
      signOnMode: 'OPENID_CONNECT',
      label: 'Portal',
      settings: { oauthClient: { application_type: 'web' } },
    });
    expect(await askForToken(client, { claims: { iss: body.id, sub: body.id } })).toMatchObject({
      status: 401,
      body: { error: 'invalid_client', error_description: expect.stringContaining("'application_type'") },
    });
  });
});
