import { describe, expect, test } from 'vitest';
import { connectionExpiring } from '../../../../connector/triggers/connection-expiring.ts';
import { day } from './log-server.ts';
import { sandboxPolls } from './sandbox-polls.ts';

describe('a connection that expires', () => {
  test('tells of each API token that nobody uses, once, before it dies', async () => {
    const { send, poll, pass } = await sandboxPolls(connectionExpiring);
    const { body: users } = await send<{ id: string }[]>('GET', '/api/v1/users?limit=1');
    const { body: token } = await send<{ id: string }>('POST', '/sandbox/tokens', {
      userId: users[0]?.id,
      name: 'Nightly',
    });
    const input = { days: 3 };
    expect((await poll({ input })).events).toEqual([]);
    await pass(20 * day);
    expect((await poll({ input })).events).toEqual([]);
    await pass(7 * day);

    expect((await poll({ input })).events).toMatchObject([
      {
        problem: 'TOKEN_EXPIRES',
        message: expect.stringMatching(/^The API token "Nightly" expires on \d{4}-\d\d-\d\d unless/),
        token: { id: token.id, name: 'Nightly' },
        daysLeft: 3,
        scope: null,
      },
    ]);
    await pass(day);
    expect((await poll({ input })).events).toEqual([]);
  });

  test('tells of a scope that a service app lost', async () => {
    const org = await sandboxPolls(connectionExpiring);
    const { clientId, privateKey } = org.sandbox.oauth;
    const connection = {
      domain: org.sandbox.origin,
      sandbox: true,
      authentication: 'oauth',
      clientId,
      privateKey: JSON.stringify(privateKey),
      scopes: 'okta.users.read okta.groups.read',
    };
    const lines: string[] = [];
    await org.poll({ connection, log: (line) => lines.push(line) });
    expect(lines.join()).toContain('okta.apiTokens.read');
    const grants = `/api/v1/apps/${clientId}/grants`;
    const { body } = await org.send<{ id: string; scopeId: string }[]>('GET', grants);
    const grant = body.find(({ scopeId }) => scopeId === 'okta.groups.read')?.id;
    await org.send('DELETE', `${grants}/${grant}`);

    expect((await org.poll({ connection })).events).toMatchObject([
      { problem: 'SCOPE_LOST', scope: 'okta.groups.read', token: null },
    ]);
    expect((await org.poll({ connection })).events).toEqual([]);
  });
});
