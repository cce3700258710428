import { describe, expect, test } from 'vitest';
import { catalogue } from '../../../actions/index.ts';
import { exportName, manifestOf } from '../../../connector/core/manifest.ts';
import { ownScopes } from '../../../connector/okta/connection/scopes.ts';
import { pickLists } from '../../../connector/okta/pick-lists/index.ts';
import { manifest as manifestSchema } from '../../../schemas/manifest.ts';

const of = { name: 'things-connector', version: '1.2.3', description: 'Things.' };
const manifest = manifestOf({ package: of, catalogue, pickLists, ownScopes });

describe('manifestOf', () => {
  test('has the shape of a manifest', () => {
    expect(manifestSchema.parse(manifest)).toEqual(manifest);
  });

  test('is plain data', () => {
    expect(JSON.parse(JSON.stringify(manifest))).toEqual(manifest);
  });

  test('names the package', () => {
    expect(manifest).toMatchObject({ package: 'things-connector', version: '1.2.3', description: 'Things.' });
  });

  test('has every action in order, under its resource, with the module it is in', () => {
    expect(manifest.actions.map(({ resource, name }) => [resource, name])).toEqual(
      Object.entries(catalogue).flatMap(([resource, { actions }]) =>
        actions.map(({ name }) => [resource, name]),
      ),
    );
    expect(manifest.actions.find(({ name }) => name === 'add_user_to_group')).toMatchObject({
      resource: 'groups',
      module: 'actions/groups/add-user-to-group.js',
      export: 'addUserToGroup',
    });
  });

  test('names resources and pick lists for people', () => {
    expect(manifest.resources).toContainEqual({ name: 'users', title: 'Users', icon: 'user' });
    expect(manifest.pickLists).toContainEqual(
      expect.objectContaining({ name: 'users', title: 'Users', scopes: ['okta.users.read'] }),
    );
  });

  test('marks the key of the connection as a secret', () => {
    expect(manifest.connection.schema.properties['apiKey']).toMatchObject({
      'x-secret': true,
      writeOnly: true,
    });
  });

  test('describes each kind of authentication with its own fields, in the order of the form', () => {
    expect(manifest.connection.authentication).toMatchObject([
      {
        name: 'apiKey',
        title: 'API key',
        fields: ['domain', 'apiKey', 'sandbox'],
        required: ['domain', 'apiKey'],
      },
      {
        name: 'oauth',
        title: 'OAuth 2.0 service app',
        fields: ['domain', 'clientId', 'privateKey', 'keyId', 'scopes', 'sandbox'],
        required: ['domain', 'clientId', 'privateKey'],
      },
    ]);
  });

  test('lists each scope that anything asks for, once', () => {
    const { scopes } = manifest.connection;

    expect(scopes).toEqual([...new Set(scopes)].sort());
    for (const { scopes: needed } of [...manifest.actions, ...manifest.pickLists]) {
      expect(scopes).toEqual(expect.arrayContaining(needed));
    }
    expect(scopes).toContain('okta.schemas.read');
  });

  test('marks a private key as a secret of several lines', () => {
    expect(manifest.connection.schema.properties['privateKey']).toMatchObject({
      type: 'string',
      'x-secret': true,
      'x-multiline': true,
    });
  });

  test('shares nothing with the actions that a host could change', () => {
    const described = manifest.actions.find(({ name }) => name === 'get_user');
    const declared = catalogue.users.actions.find(({ name }) => name === 'get_user');

    expect(described?.request).toEqual(declared?.request);
    expect(described?.request).not.toBe(declared?.request);
    expect(described?.sample.output).not.toBe(declared?.sample.output);
  });
});

describe('exportName', () => {
  test.each([
    ['suspend_user', 'suspendUser'],
    ['add_user_to_group', 'addUserToGroup'],
    ['list', 'list'],
  ])('of %s is %s', (name, exported) => {
    expect(exportName(name)).toBe(exported);
  });
});
