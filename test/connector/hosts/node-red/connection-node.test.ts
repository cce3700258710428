import { describe, expect, test } from 'vitest';
import {
  connectionNode,
  deployedConnection,
  editedConnection,
} from '../../../../connector/hosts/node-red/connection-node.ts';
import { connectionType, storedSecret } from '../../../../connector/hosts/node-red/editor/names.ts';
import type { Credentials, Node, Red } from '../../../../connector/hosts/node-red/red.ts';
import type { Manifest } from '../../../../connector/index.ts';
import committed from '../../../../connector.manifest.json' with { type: 'json' };

// JSON knows no literal types.
const manifest = committed as unknown as Manifest;

const oauth = { domain: 'acme', authentication: 'oauth', clientId: '0oa1', scopes: 'okta.users.read' };
const secrets = { apiKey: '00typed', privateKey: 'line one\nline two\n' };

/** Node-RED with one connection, deployed as it is given. */
function deployed(config: object, credentials: Credentials): Red {
  const node = { id: 'org', type: connectionType, credentials } as Node;
  const nodes = { createNode: () => {}, getNode: (id: string) => (id === 'org' ? node : null) };
  // Only this part of Node-RED is asked.
  const red = { nodes } as unknown as Red;
  connectionNode(red, manifest).call(node, { id: 'org', type: connectionType, ...config });
  return red;
}

describe('a connection', () => {
  test('has the fields of its kind of authentication, whatever was typed for the other', () => {
    const { apiKey, privateKey } = secrets;

    expect(deployedConnection(deployed(oauth, secrets), 'org')).toEqual({ ...oauth, privateKey });
    expect(deployedConnection(deployed({ ...oauth, authentication: 'apiKey' }, secrets), 'org')).toEqual({
      domain: 'acme',
      authentication: 'apiKey',
      apiKey,
    });
  });

  test('has an API key when it was deployed before there were kinds', () => {
    expect(deployedConnection(deployed({ domain: 'acme' }, secrets), 'org')).toEqual({
      domain: 'acme',
      apiKey: '00typed',
    });
  });
});

describe('editedConnection', () => {
  test('takes a key for the new kind while one of the old kind is stored', () => {
    const red = deployed({ domain: 'acme' }, { apiKey: '00typed' });
    const typed = { apiKey: storedSecret, privateKey: 'typed' };

    expect(editedConnection(red, manifest, { id: 'org', values: oauth, secrets: typed })).toEqual({
      ...oauth,
      privateKey: 'typed',
    });
  });

  test('takes the stored key of the kind that was deployed, and only with the values that it was stored with', () => {
    const red = deployed(oauth, secrets);
    const stored = { apiKey: storedSecret, privateKey: storedSecret };
    const edited = (values: object) =>
      editedConnection(red, manifest, { id: 'org', values: { ...oauth, ...values }, secrets: stored });

    expect(edited({})).toEqual({ ...oauth, privateKey: secrets.privateKey });
    for (const values of [
      { domain: 'evil.example.org' },
      { clientId: '0oa2' },
      { authentication: 'apiKey' },
    ]) {
      expect(() => edited(values)).toThrow('Enter the key again');
    }
  });
});
