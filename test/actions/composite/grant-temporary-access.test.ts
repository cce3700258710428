import { expect, test } from 'vitest';
import { guests, hour, start, until } from './guests.ts';

test('gives no end to access that has none', async () => {
  const { org, run, isIn, pass, userId, groupId } = await guests();
  await org.send('PUT', `/api/v1/groups/${groupId}/users/${userId}`);

  expect(await run('grant_temporary_access', { userId, groupId, until })).toMatchObject({
    until: null,
    changed: false,
  });
  pass(2 * hour);
  await run('end_temporary_access', {});
  expect(await isIn(groupId, userId)).toBe(true);
});

test('is not moved in silence: another end is refused, until the access is ended', async () => {
  const { run, isIn, userId, groupId } = await guests();
  const later = new Date(start + 2 * hour).toISOString();
  await run('grant_temporary_access', { userId, groupId, until });

  await expect(run('grant_temporary_access', { userId, groupId, until: later })).rejects.toMatchObject({
    code: 'WRONG_STATE',
    message: expect.stringContaining(until),
  });
  await run('end_temporary_access', { userId, endNow: true });
  expect(await isIn(groupId, userId)).toBe(false);
  expect(await run('grant_temporary_access', { userId, groupId, until: later })).toMatchObject({
    until: later,
    changed: true,
  });
});

test.each([
  ['in the past', -1000],
  ['more than 60 days ahead', 61 * 24 * hour],
])('is refused where its end lies %s', async (_, ms) => {
  const { run, userId, groupId } = await guests();
  const input = { userId, groupId, until: new Date(start + ms).toISOString() };

  await expect(run('grant_temporary_access', input)).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    fields: [{ field: 'until' }],
  });
});
