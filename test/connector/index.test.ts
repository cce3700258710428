import { describe, expect, test } from 'vitest';
import * as api from '../../connector/index.ts';
import { answer, connection, refused } from '../okta.ts';

const okta = await api.loadConnector({ sleep: async () => {} });

describe('the public API', () => {
  test('is these names, and adding one is a decision', () => {
    expect(Object.keys(api).sort()).toEqual([
      'ConnectorError',
      'errorCodes',
      'isConnectorError',
      'loadConnector',
    ]);
  });
});

describe('loadConnector', () => {
  test('has the manifest', () => {
    expect(okta.manifest).toMatchObject({ name: 'okta', package: 'okta-workflow-connector' });
  });

  test('runs an action by its name, under the name of the package', async () => {
    const sent = answer('GET', '/api/v1/users/00u1', 200, { id: '00u1', status: 'ACTIVE' });

    await expect(okta.run('get_user', { connection, input: { userId: '00u1' } })).resolves.toEqual({
      id: '00u1',
      status: 'ACTIVE',
    });
    expect(sent.headers['user-agent']).toBe(`okta-workflow-connector/${okta.manifest.version}`);
  });

  test('names in an error the actions that work in the status of the user', async () => {
    answer('POST', '/api/v1/users/00u1/lifecycle/suspend', 400, refused('E0000001', 'Api validation failed'));
    answer('GET', '/api/v1/users/00u1', 200, { id: '00u1', status: 'LOCKED_OUT' });

    await expect(okta.run('suspend_user', { connection, input: { userId: '00u1' } })).rejects.toMatchObject({
      code: 'WRONG_STATE',
      message: expect.stringContaining('In this status you can use unlock_user, '),
    });
  });

  test('tests a connection', async () => {
    answer('GET', '/.well-known/okta-organization', 200, { id: '00o1' });
    answer('GET', '/api/v1/users/me', 200, { id: '00u1', profile: { login: 'ada@example.com' } });
    answer('GET', '/api/v1/org', 200, { companyName: 'Acme' });
    answer('GET', '/api/v1/users/00u1/roles', 200, [{ type: 'SUPER_ADMIN' }]);

    await expect(okta.testConnection(connection)).resolves.toMatchObject({
      message: expect.stringContaining(
        `Connected to Acme (https://acme.okta.com) as ada@example.com. All ${okta.manifest.actions.length} actions can run. `,
      ),
    });
  });

  test('reads a pick list', async () => {
    answer('GET', '/api/v1/groups?limit=200', 200, [{ id: '00g1', profile: { name: 'Engineering' } }]);

    await expect(okta.pickList('groups', { connection })).resolves.toEqual({
      choices: [{ label: 'Engineering', value: '00g1' }],
      nextCursor: null,
    });
  });
});
