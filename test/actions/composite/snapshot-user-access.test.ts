import { expect, test } from 'vitest';
import { newOrg } from './org.ts';
import { newUser } from './people.ts';

test('says what it may not read, and gives the rest', async () => {
  const { org, runAs } = await newOrg();
  const [userId, helper] = [await newUser(org, 'snapshot'), await newUser(org, 'helper')];
  await org.send('POST', `/api/v1/users/${helper}/roles`, { type: 'APP_ADMIN' });
  const { body } = await org.send('POST', '/sandbox/tokens', { userId: helper, name: 'Helper' });
  const snapshot = await runAs(body.apiKey)('snapshot_user_access', { userId });

  expect(snapshot).toMatchObject({
    login: 'snapshot@example.com',
    groups: [{ name: 'Everyone', type: 'BUILT_IN' }],
    roles: [],
    links: [],
    unread: [
      { part: 'roles', why: expect.stringContaining('okta.roles.read') },
      { part: 'links', why: expect.stringContaining('okta.linkedObjects.read') },
    ],
  });
});

test('names itself where there is no such user', async () => {
  const { run } = await newOrg();

  await expect(run('snapshot_user_access', { userId: 'nobody@example.com' })).rejects.toMatchObject({
    code: 'NOT_FOUND',
    action: 'snapshot_user_access',
  });
});
