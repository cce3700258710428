import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadConnector } from '../connector/index.ts';
import type { Sandbox } from '../connector/sandbox/index.ts';
import { startSpecified } from './connector/sandbox/specified.ts';
import { plain } from './differential/plain.ts';
import { rows } from './rows.ts';

// Runs every action against an org that changes as Okta's does: what the rows say of an action is what came of it there.

type User = Awaited<ReturnType<typeof everybody>>[number];

// Its waits take no time.
const okta = await loadConnector({ sleep: async () => {} });

const withKey = ({ origin, apiKey }: Sandbox) => ({ domain: origin, apiKey, sandbox: true });
const asApp = (app: 'oauth' | 'dpop') => (sandbox: Sandbox) => ({
  domain: sandbox.origin,
  authentication: 'oauth',
  ...sandbox[app],
  sandbox: true,
});

async function everybody(connection: object) {
  const { users } = await okta.run('list_users', { connection, input: { search: 'status pr' } });
  // The first is the administrator.
  return users.slice(1);
}

describe.each([
  ['an API key', withKey],
  ['a service app', asApp('oauth')],
  ['a service app whose tokens are bound to a key', asApp('dpop')],
])('with %s', (_, connectionOf) => {
  let sandbox: Sandbox;
  let unused: User[];

  beforeAll(async () => {
    sandbox = await startSpecified({ rateLimit: 'off' });
    unused = await everybody(withKey(sandbox));
  });
  afterAll(() => sandbox.stop());

  function user(status: string): string {
    const question = status.includes('question');
    const found = unused.find(
      (one) => status.startsWith(String(one.status)) && (!question || one.credentials?.recovery_question),
    );
    if (!found) throw new Error(`The org has no user left who is ${status}.`);
    unused = unused.filter((one) => one !== found);
    return found.id;
  }

  test.each(Object.entries(rows))('runs %s', async (name, { run: [inputOf, output], apiKeyOnly }) => {
    const all = connectionOf(sandbox);
    const empty = await okta.run('create_group', {
      connection: all,
      input: { name: `Nobody yet, for ${name}` },
    });
    const input = await inputOf({ user, group: empty.id, plain: plain(sandbox) });

    // A service app asks for the action's own scopes alone, so that a wrong one shows.
    const { scopes = [] } = okta.manifest.actions.find((action) => action.name === name) ?? {};
    const connection = 'clientId' in all && scopes.length > 0 ? { ...all, scopes } : all;
    // Any name, with the input that stands beside it.
    const result = okta.run(name as 'get_user', { connection, input: input as { userId: string } });

    if (apiKeyOnly && 'clientId' in all) {
      await expect(result).rejects.toMatchObject({
        code: 'FORBIDDEN',
        message: expect.stringContaining('Use a connection with an API key'),
      });
    } else await expect(result).resolves.toMatchObject(output);
  });
});
