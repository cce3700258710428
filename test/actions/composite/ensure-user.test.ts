import { expect, test } from 'vitest';
import { newOrg } from './org.ts';
import { newUser } from './people.ts';

const profile = { firstName: 'Nova', lastName: 'Hire', email: 'nova@example.com', login: 'nova@example.com' };

test('creates a user once, changes what is different, and leaves the rest alone', async () => {
  const { run } = await newOrg();
  const activate = false;

  expect(await run('ensure_user', { profile, activate })).toMatchObject({
    outcome: 'created',
    status: 'STAGED',
  });
  expect(await run('ensure_user', { profile, activate })).toMatchObject({ outcome: 'unchanged' });
  expect(await run('ensure_user', { profile: { ...profile, title: 'Pilot', city: null } })).toMatchObject({
    outcome: 'updated',
    changedAttributes: ['title'],
    status: 'STAGED',
  });
});

test("changes nobody whose email is somebody's login", async () => {
  const { org, run } = await newOrg();
  await newUser(org, 'other');
  await run('update_user', { userId: 'other@example.com', profile: { email: 'nova@example.com' } });
  await org.send('POST', '/sandbox/search');

  await expect(run('ensure_user', { profile })).rejects.toMatchObject({
    code: 'CONFLICT',
    message: expect.stringContaining('other@example.com'),
  });
});
