import { expect, test } from 'vitest';
import { guests, hour, until } from './guests.ts';

test('ends when its time is over, and not before', async () => {
  const { run, isIn, pass, userId, groupId } = await guests();
  await run('grant_temporary_access', { userId, groupId, until });

  const early = await run('end_temporary_access', {});
  expect(early).toMatchObject({ ended: [], running: [{ userId, groupId, until }], steps: [] });
  expect(await isIn(groupId, userId)).toBe(true);

  pass(hour + 1000);
  const due = await run('end_temporary_access', {});
  expect(due).toMatchObject({ ended: [{ userId, groupId, until }], running: [] });
  expect(await isIn(groupId, userId)).toBe(false);
  expect(await run('end_temporary_access', {})).toMatchObject({ ended: [], steps: [] });
});

test('leaves alone what somebody took away and gave again by hand', async () => {
  const { org, run, isIn, pass, userId, groupId } = await guests();
  await run('grant_temporary_access', { userId, groupId, until });
  pass(1000);
  await org.send('DELETE', `/api/v1/groups/${groupId}/users/${userId}`);
  await org.send('PUT', `/api/v1/groups/${groupId}/users/${userId}`);
  pass(2 * hour);

  expect(await run('end_temporary_access', {})).toMatchObject({ ended: [], steps: [] });
  expect(await isIn(groupId, userId)).toBe(true);
});

test('ends the rest where one user or group is gone', async () => {
  const { org, run, isIn, pass, group, userId, groupId } = await guests();
  const deleted = await group();
  for (const each of [deleted, groupId]) {
    await run('grant_temporary_access', { userId, groupId: each, until });
  }
  await org.send('DELETE', `/api/v1/groups/${deleted}`);
  pass(2 * hour);
  const { ended } = await run('end_temporary_access', {});

  expect(ended).toMatchObject([{ groupId }]);
  expect(await isIn(groupId, userId)).toBe(false);
});
