import { expect, test } from 'vitest';
import { newOrg } from './org.ts';
import { newUser } from './people.ts';

test('finds two users the same who have the same, whoever the role was assigned to', async () => {
  const { org, run } = await newOrg();
  const [userId, otherUserId] = [await newUser(org, 'one'), await newUser(org, 'other')];
  for (const id of [userId, otherUserId])
    await org.send('POST', `/api/v1/users/${id}/roles`, { type: 'READ_ONLY_ADMIN' });

  expect(await run('compare_users', { userId, otherUserId })).toMatchObject({
    same: true,
    roles: { both: [{ id: 'READ_ONLY_ADMIN' }], onlyFirst: [], onlySecond: [] },
  });
});
