import { exportJWK, generateKeyPair } from 'jose';
import { expect, test } from 'vitest';
import { open } from '../client.ts';
import { askForToken } from './service-app.ts';

test.each(['RS256', 'RS384', 'RS512', 'ES256', 'ES384', 'ES512'])(
  'a service app that a test makes signs with its own key: %s',
  async (alg) => {
    const client = await open();
    const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
    const { body: made } = await client.send<{ clientId: string }>('POST', '/sandbox/service-apps', {
      label: 'Mine',
      jwks: { keys: [{ ...(await exportJWK(publicKey)), kid: 'one', alg }] },
      scopes: ['okta.users.read'],
      roles: ['READ_ONLY_ADMIN'],
    });
    const claims = { iss: made.clientId, sub: made.clientId };
    const key = { ...(await exportJWK(privateKey)), alg };

    const { status, body } = await askForToken(client, { claims, key, header: { kid: undefined } });
    expect(status).toBe(200);
    expect(
      (
        await client.send('GET', '/api/v1/users', undefined, {
          Authorization: `Bearer ${body.access_token}`,
        })
      ).status,
    ).toBe(200);
  },
);
