import { expect, test } from 'vitest';
import { someUser } from '../client.ts';
import { openWithSdk } from './client.ts';

test("Okta's client makes a session of a sign-in, reads it, refreshes it and ends it", async () => {
  let time = Date.parse('2026-11-21T12:00:00Z');
  const { sdk, client } = await openWithSdk({ now: () => time });
  const { id: userId, profile } = await someUser(client);
  const signIn = await client.send<{ sessionToken: string }>('POST', '/api/v1/authn', {
    username: profile.login,
    password: 'Sandbox-Pass-1',
  });
  const { sessionToken } = signIn.body;

  const { id: sessionId = '' } = await sdk.sessionApi.createSession({
    createSessionRequest: { sessionToken },
  });
  expect(await sdk.sessionApi.getSession({ sessionId })).toMatchObject({ userId, status: 'ACTIVE' });
  time += 60_000;
  const { expiresAt } = await sdk.sessionApi.refreshSession({ sessionId });
  expect(new Date(expiresAt ?? 0).toISOString()).toBe('2026-11-21T14:01:00.000Z');
  await sdk.sessionApi.revokeSession({ sessionId });
  await expect(sdk.sessionApi.getSession({ sessionId })).rejects.toMatchObject({ errorCode: 'E0000007' });
  await expect(
    sdk.sessionApi.createSession({ createSessionRequest: { sessionToken } }),
  ).rejects.toMatchObject({
    errorCode: 'E0000004',
  });
});
