import { expect, test } from 'vitest';
import { newOrg } from './org.ts';
import { newUser } from './people.ts';

test('finds who never signed in by the age of the account, unless these do not count', async () => {
  const { org, run } = await newOrg();
  const id = await newUser(org, 'fresh');
  await org.send('POST', '/sandbox/search');
  const ids = async (input: object) =>
    (await run('find_stale_users', input)).users.map((user: { id: string }) => user.id);

  expect(await ids({ days: 1 })).not.toContain(id);
  const never = (await run('find_stale_users', { days: 1 })).users.filter(
    ({ lastLogin }: { lastLogin: string | null }) => lastLogin === null,
  );
  expect(await ids({ days: 1, neverSignedIn: false })).toHaveLength(
    (await ids({ days: 1 })).length - never.length,
  );
});
