import { expect, test } from 'vitest';
import { newOrg } from './org.ts';
import { newUser } from './people.ts';

test('gives nothing where there is no account, and the rest where a group is unknown', async () => {
  const { run } = await newOrg();
  const profile = { firstName: 'Nova', lastName: 'Joiner', email: 'nova@example.com' };
  const { id: group } = await run('create_group', { name: 'Joiners' });

  await expect(
    run('onboard_user', { profile: { ...profile, nosuchAttribute: 1 }, groupIds: [group] }),
  ).rejects.toMatchObject({
    steps: [{ step: 'ensure_user', done: false }],
  });
  await expect(
    run('onboard_user', { profile, activate: false, groupIds: ['00gunknown', group] }),
  ).rejects.toMatchObject({
    code: 'NOT_FOUND',
    steps: [
      { step: 'ensure_user', done: true, changed: true },
      { step: 'add_user_to_group', done: false },
      { step: 'add_user_to_group', done: true },
    ],
  });
  expect(await run('onboard_user', { profile, groupIds: [group] })).toMatchObject({
    outcome: 'unchanged',
    status: 'STAGED',
    steps: [{ step: 'ensure_user', changed: false }, { step: 'add_user_to_group' }],
  });
});

test('is the same for everybody who is there already', async () => {
  const { org, run } = await newOrg();
  const id = await newUser(org, 'known');
  const { profile } = await run('get_user', { userId: id });
  const { firstName, lastName, email, login } = profile;

  expect(await run('onboard_user', { profile: { firstName, lastName, email, login } })).toMatchObject({
    userId: id,
    outcome: 'unchanged',
    status: 'ACTIVE',
  });
});
