import { expect, test } from 'vitest';
import { newOrg } from './org.ts';
import { newUser } from './people.ts';

test('looks again until the user has the status', async () => {
  const { org, run } = await newOrg();
  const userId = await newUser(org, 'awaited');
  const waiting = run('wait_for_user_status', { userId, status: 'SUSPENDED', seconds: 50 });
  await org.send('POST', `/api/v1/users/${userId}/lifecycle/suspend`);

  expect(await waiting).toMatchObject({ id: userId, status: 'SUSPENDED', reached: true });
});
