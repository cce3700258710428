import { expect, test } from 'vitest';
import { newOrg } from './org.ts';
import { newUser } from './people.ts';

test('brings back what it can, and lists what it cannot', async () => {
  const { org, run } = await newOrg();
  const userId = await newUser(org, 'back');
  const { id } = await run('create_group', { name: 'Back' });
  await org.send('PUT', `/api/v1/groups/${id}/users/${userId}`);
  const { snapshot } = await run('offboard_user', { userId });
  const groups = [...snapshot.groups, { id: '00gd1', name: 'Laptops', type: 'APP_GROUP' }];
  const restored = await run('restore_user', { snapshot: { ...snapshot, groups }, sendEmail: false });

  expect(restored).toMatchObject({
    status: 'PROVISIONED',
    cannotComeBack: [
      'Sessions, tokens, factors and passwords in applications.',
      'Groups Laptops: an application or directory sets their members.',
      expect.stringContaining('they come with their groups'),
    ],
  });
  expect((await run('is_user_in_group', { userId, groupId: id })).inGroup).toBe(true);
});
