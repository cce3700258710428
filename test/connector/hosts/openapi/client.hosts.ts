import SwaggerClient from 'swagger-client';
import { describe, expect, onTestFinished, test } from 'vitest';
import { documentOf } from '../../../../connector/hosts/openapi/document.ts';
import { serve } from '../../../../connector/hosts/openapi/serve.ts';
import { inVersion, type Version, versions } from '../../../../connector/hosts/openapi/versions.ts';
import { loadConnector } from '../../../../connector/index.ts';
import { open, type UserBody } from '../../sandbox/client.ts';

const okta = await loadConnector();

describe('a client that knows nothing but the description', () => {
  const key = 'a-key-of-the-gateway-of-some-length';

  /** An org behind a gateway, and a client of that. */
  async function client(version: Version) {
    const { sandbox, send } = await open();
    const connection = { domain: sandbox.origin, apiKey: sandbox.apiKey, sandbox: true };
    const { url, stop } = await serve({
      okta,
      connection,
      keys: [{ name: 'client', key }],
      ...{ maxBody: 1e6, rate: 1000, host: '127.0.0.1', port: 0, patience: 1000, every: 60_000 },
      ...{ log: () => {}, say: () => {} },
    });
    onTestFinished(stop);
    const spec = inVersion(documentOf(okta.manifest, { server: url }), version);
    const swagger = await SwaggerClient({ spec });
    async function call(operationId: string, body: object | undefined, parameters: object = {}) {
      const { body: answer } = await swagger.execute({
        operationId,
        parameters: { ...parameters, ...(version === '2.0' && body && { body }) },
        ...(version !== '2.0' && body && { requestBody: body }),
        securities: { authorized: { key: version === '2.0' ? key : { value: key } } },
      });
      return answer;
    }
    return { call, connection, send };
  }

  /** Actions and inputs of which the output is the same whenever they run. */
  const calls = (user: UserBody, groupId: string): [string, object][] => [
    ['list_users', { limit: 3 }],
    ['get_user', { userId: user.id }],
    ['find_user', { userId: user.profile.login }],
    ['list_user_groups', { userId: user.id }],
    ['list_user_apps', { userId: user.id }],
    ['list_user_roles', { userId: user.id }],
    ['list_factors', { userId: user.id }],
    ['list_groups', { limit: 3 }],
    ['get_group', { groupId }],
    ['list_group_members', { groupId, limit: 3 }],
    ['list_group_apps', { groupId }],
    ['is_user_in_group', { groupId, userId: user.id }],
    ['list_apps', {}],
    ['list_group_rules', {}],
    ['list_policies', { type: 'PASSWORD' }],
    ['list_network_zones', {}],
    ['list_event_hooks', {}],
    ['list_admins', {}],
    ['list_devices', {}],
    ['get_org', {}],
  ];

  test.each(versions)('runs twenty actions by version %s, and gets what a program gets', async (version) => {
    const { call, connection, send } = await client(version);
    const { body: users } = await send<UserBody[]>('GET', '/api/v1/users?limit=1');
    const { body: groups } = await send<{ id: string }[]>('GET', '/api/v1/groups?limit=1');
    const wanted = calls(users[0] as UserBody, groups[0]?.id ?? '');
    expect(wanted).toHaveLength(20);

    for (const [name, input] of wanted) {
      const output = await okta.run(name as 'get_user', { connection, input: input as never });
      expect(await call(name, input), name).toEqual(JSON.parse(JSON.stringify(output)));
    }
    const { choices } = await call('choices_of_groups', undefined, { search: 'every' });
    expect(choices).toMatchObject([{ label: 'Everyone' }]);
  });
});
