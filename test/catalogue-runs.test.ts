import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadConnector } from '../connector/index.ts';
import type { Sandbox } from '../connector/sandbox/index.ts';
import { startSpecified } from './connector/sandbox/specified.ts';
import { rows } from './rows.ts';
import { runnable } from './runnable.ts';

// Runs every action against an org that changes as Okta's does: what the rows say of an action is what came of it there.

// Its waits take no time.
const okta = await loadConnector({ sleep: async () => {} });

const withKey = ({ origin, apiKey }: Sandbox) => ({ domain: origin, apiKey, sandbox: true });
const asApp = (app: 'oauth' | 'dpop') => (sandbox: Sandbox) => ({
  domain: sandbox.origin,
  authentication: 'oauth',
  ...sandbox[app],
  sandbox: true,
});

describe.each([
  ['an API key', withKey],
  ['a service app', asApp('oauth')],
  ['a service app whose tokens are bound to a key', asApp('dpop')],
])('with %s', (_, connectionOf) => {
  let sandbox: Sandbox;
  let orgFor: Awaited<ReturnType<typeof runnable>>;

  beforeAll(async () => {
    sandbox = await startSpecified({ rateLimit: 'off', licences: ['device-blocks', 'user-risk', 'realms'] });
    orgFor = await runnable(sandbox);
  });
  afterAll(() => sandbox.stop());

  test.each(Object.entries(rows))('runs %s', async (name, { run: [inputOf, output, ofServiceApps] }) => {
    const all = connectionOf(sandbox);
    const input = await inputOf(await orgFor(name));

    // A service app asks for the action's own scopes alone, so that a wrong one shows.
    const { scopes = [] } = okta.manifest.actions.find((action) => action.name === name) ?? {};
    const connection = 'clientId' in all && scopes.length > 0 ? { ...all, scopes } : all;
    // Any name, with the input that stands beside it.
    const result = okta.run(name as 'get_user', { connection, input: input as { userId: string } });

    if (ofServiceApps && 'clientId' in all) await expect(result).rejects.toMatchObject(ofServiceApps);
    else expect(await result).toMatchObject(output);
  });
});
