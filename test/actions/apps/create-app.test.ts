import { describe, expect, test, vi } from 'vitest';
import { createApp } from '../../../actions/apps/create-app.ts';
import { ConnectorError } from '../../../connector/core/error.ts';
import type { Send } from '../../../connector/core/send.ts';
import { answer, refused, run } from '../../okta.ts';
import { respond } from '../../sample-org.ts';

const path = '/api/v1/apps?activate=true';
const link = { label: 'Wiki', signOnMode: 'BOOKMARK', url: 'https://wiki.example.com' };
const client = {
  label: 'Expenses',
  signOnMode: 'OPENID_CONNECT',
  applicationType: 'web',
  redirectUris: ['https://expenses.example.com/callback'],
};
const saml = { label: 'Wiki', signOnMode: 'SAML_2_0', ssoAcsUrl: 'https://a.example.com', audience: 'wiki' };

describe('create_app', () => {
  test('posts a link under the name that links have in the catalog', async () => {
    const sent = answer('POST', path, 200, { id: '0oa1' });

    await run(createApp, link);
    expect(sent.body).toEqual({
      label: 'Wiki',
      name: 'bookmark',
      signOnMode: 'BOOKMARK',
      settings: { app: { url: 'https://wiki.example.com' } },
    });
  });

  test('gives the client secret, which Okta shows only now', async () => {
    const app = {
      id: '0oa1',
      credentials: { oauthClient: { client_id: '0oa1', client_secret: 'shown-once' } },
    };
    const sent = answer('POST', path, 200, app);

    await expect(run(createApp, client)).resolves.toEqual(app);
    expect(sent.body).toEqual({
      label: 'Expenses',
      name: 'oidc_client',
      signOnMode: 'OPENID_CONNECT',
      credentials: { oauthClient: { token_endpoint_auth_method: 'client_secret_basic' } },
      settings: {
        oauthClient: {
          application_type: 'web',
          redirect_uris: ['https://expenses.example.com/callback'],
          grant_types: ['authorization_code'],
          response_types: ['code'],
        },
      },
    });
  });

  test('gives a single-page app no secret, and requires PKCE of it', async () => {
    const sent = answer('POST', path, 200, { id: '0oa1' });

    await run(createApp, {
      ...client,
      applicationType: 'browser',
      grantTypes: ['authorization_code', 'implicit'],
    });
    expect(sent.body).toMatchObject({
      credentials: { oauthClient: { token_endpoint_auth_method: 'none', pkce_required: true } },
      settings: { oauthClient: { response_types: ['code', 'token', 'id_token'] } },
    });
  });

  test('lets a field win over the same property among the others', async () => {
    const sent = answer('POST', path, 200, { id: '0oa1' });

    await run(createApp, {
      ...link,
      moreProperties: { label: 'Not this', settings: { app: { requestIntegration: true, url: 'nor this' } } },
    });
    expect(sent.body).toMatchObject({
      label: 'Wiki',
      settings: { app: { requestIntegration: true, url: 'https://wiki.example.com' } },
    });
  });

  test.each([
    ['url', { ...link, url: undefined }, /is required if "Sign-on mode" is BOOKMARK/],
    ['url', { ...client, url: 'https://a.example.com' }, /works only if "Sign-on mode" is BOOKMARK, /],
    [
      'buttonField',
      { ...link, signOnMode: 'BROWSER_PLUGIN', usernameField: '#u', passwordField: '#p' },
      /is required/,
    ],
    ['audience', { ...saml, audience: undefined }, /is required if "Sign-on mode" is SAML_2_0/],
    ['assertionSigned', { ...saml, assertionSigned: false, responseSigned: false }, /must be on/],
    ['attributeStatements', { ...saml, attributeStatements: [{ name: 'email' }] }, /needs values/],
    ['attributeStatements', { ...saml, attributeStatements: [{ name: 'g', type: 'GROUP' }] }, /filter type/],
    ['name', { label: 'Old', signOnMode: 'SAML_1_1' }, /is required/],
    ['applicationType', { ...client, applicationType: undefined }, /is required/],
    ['redirectUris', { ...client, redirectUris: undefined }, /at least one address/],
    ['redirectUris', { ...client, redirectUris: [], grantTypes: ['implicit'] }, /at least one address/],
    ['grantTypes', { ...client, applicationType: 'service', grantTypes: ['implicit'] }, /client_credentials/],
    ['grantTypes', { ...client, applicationType: 'native', grantTypes: ['client_credentials'] }, /native/],
    ['responseTypes', { ...client, grantTypes: ['implicit'], responseTypes: ['code'] }, /authorization_code/],
    [
      'responseTypes',
      { ...client, grantTypes: ['authorization_code'], responseTypes: ['id_token'] },
      /implicit/,
    ],
    [
      'responseTypes',
      { ...client, grantTypes: ['authorization_code'], responseTypes: ['token'] },
      /implicit or/,
    ],
    ['jwks', { ...client, tokenEndpointAuthMethod: 'private_key_jwt' }, /by a key/],
    ['pkceRequired', { ...client, tokenEndpointAuthMethod: 'none', pkceRequired: false }, /must be on/],
    [
      'sharedUserName',
      {
        label: 'Old',
        signOnMode: 'AUTO_LOGIN',
        loginUrl: 'https://old.example.com',
        scheme: 'SHARED_USERNAME_AND_PASSWORD',
      },
      /share one username/,
    ],
    [
      'sharedUserName',
      { label: 'Old', signOnMode: 'AUTO_LOGIN', loginUrl: 'https://old.example.com', sharedUserName: 'all' },
      /works only if "Credentials scheme"/,
    ],
  ])('refuses what does not go together before it asks: %s', async (field, input, message) => {
    await expect(run(createApp, input)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      fields: [{ field, message: expect.stringMatching(message) }],
    });
  });

  test('asks for no redirect URI where no user comes back, and leaves an app of the catalog to Okta', async () => {
    answer('POST', path, 200, { id: '0oa1' });
    const sent = answer('POST', path, 200, { id: '0oa2' });

    await run(createApp, { label: 'Robot', signOnMode: 'OPENID_CONNECT', applicationType: 'service' });
    await run(createApp, { label: 'Box', name: 'boxnet', signOnMode: 'SAML_2_0' });
    expect(sent.body).toEqual({ label: 'Box', name: 'boxnet', signOnMode: 'SAML_2_0' });
  });

  test('says which setting Okta misses', async () => {
    const cause = 'settings.app.url: The field cannot be left blank';
    answer('POST', path, 400, refused('E0000001', 'Api validation failed: settings.app.url', cause));

    await expect(run(createApp, link)).rejects.toMatchObject({
      code: 'REJECTED',
      okta: { causes: [{ field: 'settings.app.url' }] },
    });
  });

  describe('after a lost answer', () => {
    const now = '2026-11-21T12:00:00.000Z';
    const lost = (found: object[], theirs: string[] = []) => {
      let rawUserAgent = '';
      const send: Send = async ({ method, url, headers }) => {
        if (method === 'POST') {
          rawUserAgent = headers['user-agent'] ?? '';
          throw new ConnectorError('TIMEOUT', 'No answer in time.');
        }
        const { pathname, searchParams } = new URL(url);
        const isTheirs = theirs.some((id) => searchParams.get('filter')?.includes(`"${id}"`));
        const agent = isTheirs ? 'somebody else' : rawUserAgent;
        return pathname === '/api/v1/logs'
          ? respond(200, [{ uuid: '1', client: { userAgent: { rawUserAgent: agent } } }])
          : respond(200, found);
      };
      return send;
    };
    const older = { id: '0oa1', label: 'Expenses', created: '2026-01-01T00:00:00.000Z' };
    const made = { id: '0oa2', label: 'Expenses', created: now };

    test('finds the app that it created among those of the same label, and says that the secret is lost', async () => {
      const log = vi.fn();
      const twin = { id: '0oa3', label: 'Expenses', created: now };

      await expect(
        run(createApp, client, { send: lost([older, twin, made], ['0oa3']), log }),
      ).resolves.toEqual(made);
      expect(log).toHaveBeenCalledWith(
        expect.stringContaining('The response that held the client secret was lost.'),
      );
    });

    test('takes no older app of the label for its own', async () => {
      await expect(run(createApp, client, { send: lost([older]) })).rejects.toMatchObject({
        code: 'TIMEOUT',
        retryable: true,
        message: expect.stringContaining('Okta did not create it'),
      });
    });

    test('claims no app that somebody else created at the same moment', async () => {
      await expect(run(createApp, client, { send: lost([made], ['0oa2']) })).rejects.toMatchObject({
        code: 'CONFLICT',
        existingId: '0oa2',
      });
    });
  });
});
