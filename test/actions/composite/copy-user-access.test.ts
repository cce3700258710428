import { expect, test } from 'vitest';
import { newOrg } from './org.ts';
import { newUser } from './people.ts';

test('takes nothing away, copies no role, and names what it could not copy', async () => {
  const { org, run } = await newOrg();
  const [userId, fromUserId] = [await newUser(org, 'to'), await newUser(org, 'from')];
  const [own, theirs] = [
    await run('create_group', { name: 'Own' }),
    await run('create_group', { name: 'Theirs' }),
  ];
  await org.send('PUT', `/api/v1/groups/${own.id}/users/${userId}`);
  await org.send('PUT', `/api/v1/groups/${theirs.id}/users/${fromUserId}`);
  await org.send('POST', `/api/v1/users/${fromUserId}/roles`, { type: 'HELP_DESK_ADMIN' });

  expect(await run('copy_user_access', { userId, fromUserId })).toMatchObject({
    changed: true,
    notCopied: [],
  });
  const { groups, roles } = await run('snapshot_user_access', { userId });
  expect(groups.map(({ name }: { name: string }) => name).sort()).toEqual(['Everyone', 'Own', 'Theirs']);
  expect(roles).toEqual([]);
  expect(await run('copy_user_access', { userId, fromUserId })).toMatchObject({ changed: false, steps: [] });
});
