import { expect, test } from 'vitest';
import { newOrg } from './org.ts';
import { newUser } from './people.ts';

test('names the rules that fill a group, and goes on where it stopped', async () => {
  const { org, run } = await newOrg();
  const [rule] = (await org.all('/api/v1/groups/rules')).filter(({ status }) => status === 'ACTIVE');
  const [groupId] = rule.actions.assignUserToGroups.groupIds;
  const userId = await newUser(org, 'reviewed');
  await org.send('PUT', `/api/v1/groups/${groupId}/users/${userId}`);
  const first = await run('review_access', { groupId, limit: 1 });
  const rest = await run('review_access', { groupId, limit: 10_000, after: first.nextCursor });
  const members = await org.all(`/api/v1/groups/${groupId}/users`);

  expect(first.people[0].why).toBe(`Added by hand or by the rule ${rule.name}.`);
  expect([...first.people, ...rest.people].map(({ id }) => id)).toEqual(members.map(({ id }) => id));
});
