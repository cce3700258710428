import { expect, test } from 'vitest';
import { newOrg } from './org.ts';
import { newUser } from './people.ts';

test('names each way to an application, and what removing it would do', async () => {
  const { org, run } = await newOrg();
  const userId = await newUser(org, 'explained');
  const [app] = (await org.all('/api/v1/apps?limit=200')).filter(({ label }) => label === 'Travel Portal');
  const { id: groupId } = await run('create_group', { name: 'Travellers' });
  await org.send('PUT', `/api/v1/apps/${app.id}/groups/${groupId}`);
  const before = (await run('explain_access', { userId, appId: app.id })).ways.length;
  await org.send('PUT', `/api/v1/groups/${groupId}/users/${userId}`);
  const { hasAccess, ways } = await run('explain_access', { userId, appId: app.id });

  expect(hasAccess).toBe(true);
  expect(ways).toHaveLength(before + 1);
  expect(ways.at(-1)).toMatchObject({ kind: 'group', id: groupId, name: 'Travellers', rules: [] });
});

test('asks for one of application and group', async () => {
  const { run } = await newOrg();

  for (const also of [{}, { appId: '0oa1', groupId: '00g1' }]) {
    await expect(run('explain_access', { userId: '00u1', ...also })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
  }
});
