import { expect, test } from 'vitest';
import { newOrg } from './org.ts';
import { newUser } from './people.ts';

test('leaves a group to the rule that fills it, and says so', async () => {
  const { org, run } = await newOrg();
  const userId = await newUser(org, 'exact');
  const [rule] = (await org.all('/api/v1/groups/rules')).filter(({ status }) => status === 'ACTIVE');
  const [byRule] = rule.actions.assignUserToGroups.groupIds;
  const { id: own } = await run('create_group', { name: 'Mine' });
  for (const id of [byRule, own]) await org.send('PUT', `/api/v1/groups/${id}/users/${userId}`);
  const { removed, left } = await run('set_user_groups', { userId, groupIds: [] });

  expect(removed).toEqual([own]);
  expect(left).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ id: byRule, why: 'RULE' }),
      expect.objectContaining({ name: 'Everyone', why: 'BUILT_IN' }),
    ]),
  );
});
