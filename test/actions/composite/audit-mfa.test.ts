import { expect, test } from 'vitest';
import { newOrg } from './org.ts';
import { newUser } from './people.ts';

test('tells active factors from those that wait for activation', async () => {
  const { org, run } = await newOrg();
  const [none, question] = [await newUser(org, 'none'), await newUser(org, 'question')];
  const { id: groupId } = await run('create_group', { name: 'Audited' });
  for (const user of [none, question]) await org.send('PUT', `/api/v1/groups/${groupId}/users/${user}`);
  await org.send('POST', `/api/v1/users/${none}/factors`, {
    factorType: 'token:software:totp',
    provider: 'OKTA',
  });
  await org.send('POST', `/api/v1/users/${question}/factors`, {
    factorType: 'question',
    provider: 'OKTA',
    profile: { question: 'disliked_food', answer: 'meatball' },
  });

  const { users, withoutFactor, hasMore } = await run('audit_mfa', { groupId });
  const factorsOf = (id: string) => users.find((user: { id: string }) => user.id === id).factors;

  // A user with a verified email has that as a factor, too.
  expect(factorsOf(none)).not.toContain('token:software:totp');
  expect(factorsOf(question)).toContain('question');
  expect(users).toMatchObject([{ phishingResistant: false }, { enrolled: true, phishingResistant: false }]);
  expect(withoutFactor).toBe(users.filter(({ enrolled }: { enrolled: boolean }) => !enrolled).length);
  expect(hasMore).toBe(false);
});
