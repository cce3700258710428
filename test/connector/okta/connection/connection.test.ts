import { KeyObject } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { readConnection } from '../../../../connector/okta/connection/connection.ts';
import { connection as apiKey } from '../../../okta.ts';
import { connection as oauth } from './service-org.ts';

describe('readConnection', () => {
  test('takes a connection without a kind for one with an API key', () => {
    const read = { origin: 'https://acme.okta.com', credentials: { apiKey: apiKey.apiKey } };

    expect(readConnection(apiKey)).toEqual(read);
    expect(readConnection({ ...apiKey, authentication: 'apiKey' })).toEqual(read);
    expect(readConnection({ ...apiKey, authentication: '' })).toEqual(read);
  });

  test('takes a service app', () => {
    const typed = { ...oauth, authentication: ' oauth ', clientId: ' 0oaServiceApp\n' };
    expect(readConnection({ ...typed, scopes: ['okta.users.read'] })).toEqual({
      origin: 'https://acme.okta.com',
      credentials: {
        clientId: '0oaServiceApp',
        keyId: 'key-1',
        privateKey: { algorithm: 'ES256', key: expect.any(KeyObject) },
        scopes: ['okta.users.read'],
      },
    });
  });

  test.each([
    ['okta.users.read okta.groups.manage', ['okta.users.read', 'okta.groups.manage']],
    ['okta.users.read,okta.groups.manage, ', ['okta.users.read', 'okta.groups.manage']],
    ['okta.users.read\nokta.groups.manage', ['okta.users.read', 'okta.groups.manage']],
    ['', undefined],
    [null, undefined],
  ])('reads the scopes %j as a person writes them', (scopes, read) => {
    expect(readConnection({ ...oauth, scopes }).credentials).toMatchObject({ scopes: read });
  });

  test('takes what a form leaves empty for nothing', () => {
    const empty = { apiKey: '', keyId: '', scopes: null, sandbox: false };

    expect(readConnection({ ...oauth, ...empty }).credentials).toMatchObject({ keyId: undefined });
    expect(readConnection({ ...apiKey, clientId: '', privateKey: '', keyId: null }).credentials).toEqual({
      apiKey: apiKey.apiKey,
    });
  });

  test.each([
    [
      { ...oauth, clientId: '', privateKey: undefined, apiKey: '00a' },
      '"API key" is for the authentication apiKey, and this connection has oauth; "Client ID" is required; "Private key" is required',
    ],
    [
      { ...oauth, authentication: undefined },
      '"API key" is required; "Client ID" is for the authentication oauth, and this connection has apiKey; "Private key" is for the authentication oauth, and this connection has apiKey; "Key ID" is for the authentication oauth, and this connection has apiKey',
    ],
    [{ ...apiKey, authentication: 'saml' }, '"Authentication" must be one of apiKey, oauth'],
    [{ ...oauth, token: 't' }, 'there is no field called "token"'],
    [{ ...oauth, scopes: ['openid'] }, '"Scopes > item 1" must be a scope such as okta.users.read'],
    [{ ...oauth, clientId: '0oa 1' }, '"Client ID" contains a character that no client ID has'],
    [{ ...oauth, keyId: oauth.privateKey }, '"Key ID" contains a space, which no key ID has'],
    [{ ...oauth, privateKey: 7 }, '"Private key" must be a text'],
  ])('names all that is wrong at once, without the secrets: %#', (raw, wrong) => {
    expect(() => readConnection(raw)).toThrow(
      expect.objectContaining({
        code: 'INVALID_CONNECTION',
        message: `The connection cannot be used: ${wrong}.`,
      }),
    );
  });
});
