import { expect, test } from 'vitest';
import { newOrg } from './org.ts';

const person = (name: string) => ({ firstName: name, lastName: 'Row', email: `${name}@example.com` });

test('tells what became of each row, and a bad row stops no other', async () => {
  const { org, run } = await newOrg();
  await run('create_user', { profile: person('known'), activate: false });
  const users = [
    { profile: person('new') },
    { profile: { firstName: 'Nobody' } },
    { profile: { ...person('known'), city: 'Oslo' } },
    { profile: person('lost'), groupIds: ['00gunknown'] },
  ];
  const { rows, ...counts } = await run('import_users', { users, activate: false });

  expect(counts).toMatchObject({ created: 1, updated: 1, unchanged: 0, failed: 2 });
  expect(rows).toMatchObject([
    { row: 1, login: 'new@example.com', userId: expect.stringMatching(/^00u/), outcome: 'created', code: '' },
    { row: 2, login: null, outcome: 'failed', code: 'INVALID_INPUT', why: expect.stringContaining('email') },
    { row: 3, login: 'known@example.com', outcome: 'updated' },
    { row: 4, login: 'lost@example.com', outcome: 'failed', code: 'NOT_FOUND' },
  ]);
  expect(await org.read('/api/v1/users/known@example.com')).toMatchObject({ profile: { city: 'Oslo' } });
  expect(await run('import_users', { users: [users[0]], activate: false })).toMatchObject({ unchanged: 1 });
});

test('fails where every row fails, with all of them', async () => {
  const { run } = await newOrg();
  const users = ['one', 'two'].map((name) => ({ profile: person(name), groupIds: ['00gunknown'] }));

  await expect(run('import_users', { users })).rejects.toMatchObject({
    code: 'NOT_FOUND',
    message: expect.stringMatching(/^None of the 2 rows was done\. Row 1, one@example\.com: /),
    steps: [{ done: false, title: 'Onboard user (row 1, one@example.com)' }, { done: false }],
  });
});

test('ends at once where the key is refused', async () => {
  const { runAs } = await newOrg();

  await expect(
    runAs('00wrongKey')('import_users', { users: [{ profile: person('one') }] }),
  ).rejects.toMatchObject({ code: 'AUTHENTICATION_FAILED' });
});
