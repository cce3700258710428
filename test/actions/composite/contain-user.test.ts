import { expect, test } from 'vitest';
import { newOrg } from './org.ts';
import { newUser } from './people.ts';

test('does not suspend whom Okta would not suspend and nobody can sign in as, and does the rest', async () => {
  const { org, run } = await newOrg();
  const userId = await newUser(org, 'gone');
  await org.send('POST', `/api/v1/users/${userId}/lifecycle/deactivate`);

  expect(await run('contain_user', { userId })).toMatchObject({
    status: 'DEPROVISIONED',
    steps: [
      {
        step: 'suspend_user',
        done: true,
        changed: false,
        why: 'A user who is DEPROVISIONED cannot sign in.',
      },
      { step: 'clear_user_sessions', done: true },
    ],
  });
});

test('asks for nothing where an address has no zone', async () => {
  const { run } = await newOrg();

  await expect(run('contain_user', { userId: '00u1', addresses: ['192.0.2.1'] })).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    fields: [{ field: 'addresses' }],
  });
});
