import { expect, test } from 'vitest';
import { newOrg } from './org.ts';
import { newUser } from './people.ts';

test('takes the parts in the order that was chosen, and no others', async () => {
  const { org, run } = await newOrg();
  const userId = await newUser(org, 'leaver');
  const { id } = await run('create_group', { name: 'Left' });
  await org.send('PUT', `/api/v1/groups/${id}/users/${userId}`);
  const { steps, status, snapshot } = await run('offboard_user', {
    userId,
    parts: ['groups', 'sessions'],
    end: 'suspend',
  });

  expect(steps.map(({ step }: { step: string }) => step)).toEqual([
    'remove_user_from_group',
    'clear_user_sessions',
    'suspend_user',
  ]);
  expect(status).toBe('SUSPENDED');
  expect(snapshot.groups).toEqual(expect.arrayContaining([expect.objectContaining({ id, name: 'Left' })]));
});

test('gives the snapshot with a failure too, and goes on from it', async () => {
  const { org, run } = await newOrg();
  const userId = await newUser(org, 'leaver');
  const { id } = await run('create_group', { name: 'Left' });
  await org.send('PUT', `/api/v1/groups/${id}/users/${userId}`);
  await org.send('POST', '/sandbox/faults', {
    kind: 'status',
    status: 503,
    path: '/api/v1/users/*/lifecycle/deactivate',
  });
  const { snapshot } = await run('offboard_user', { userId }).catch((error) => error);
  await org.send('DELETE', '/sandbox/faults');
  const again = await run('offboard_user', { userId, snapshot });

  expect(again.status).toBe('DEPROVISIONED');
  expect(again.snapshot.groups).toEqual(expect.arrayContaining([expect.objectContaining({ id })]));
});

test('does not say that it took roles which it may not even read', async () => {
  const { org, runAs } = await newOrg();
  const [userId, helper] = [await newUser(org, 'leaver'), await newUser(org, 'helper')];
  await org.send('POST', `/api/v1/users/${helper}/roles`, { type: 'APP_ADMIN' });
  const { body } = await org.send('POST', '/sandbox/tokens', { userId: helper, name: 'Helper' });

  await expect(
    runAs(body.apiKey)('offboard_user', { userId, parts: ['roles'], end: 'nothing' }),
  ).rejects.toMatchObject({
    code: 'FORBIDDEN',
    steps: [{ step: 'list_user_roles', done: false }],
  });
});
