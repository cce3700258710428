import { expect, test } from 'vitest';
import { newOrg } from './org.ts';
import { newUser } from './people.ts';

test('lets a user in again who was contained, and changes nothing for one who was not', async () => {
  const { org, run } = await newOrg();
  const userId = await newUser(org, 'contained');
  const { id: groupId } = await run('create_group', { name: 'Quarantine' });
  await run('contain_user', { userId, groupId });

  expect(await run('release_user', { userId, groupId })).toMatchObject({
    statusBefore: 'SUSPENDED',
    status: 'ACTIVE',
  });
  expect((await run('is_user_in_group', { userId, groupId })).inGroup).toBe(false);
  expect((await run('release_user', { userId })).steps).toMatchObject([
    { step: 'unsuspend_user', changed: false },
  ]);
});
