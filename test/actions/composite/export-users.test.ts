import { expect, test } from 'vitest';
import { newOrg } from './org.ts';

test('ends with a page when it takes long, and goes on where it ended', async () => {
  let time = Date.UTC(2026, 2, 2, 8);
  const { org, run } = await newOrg(() => {
    // Each look at the clock finds it a second later.
    time += 1000;
    return time;
  });
  const users = (await org.all('/api/v1/users?limit=200')).map(({ id }) => id);
  const input = { include: ['groups'], limit: 10_000 };
  const first = await run('export_users', input);
  const rest = await run('export_users', { ...input, after: first.nextCursor });

  expect(first).toMatchObject({ count: 50, hasMore: true });
  expect([...first.users, ...rest.users].map(({ id }) => id)).toEqual(users);
});
