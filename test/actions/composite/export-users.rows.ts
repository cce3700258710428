import { at, type Body, type Plain } from '../../differential/plain.ts';
import type { Rows } from '../../rows.ts';

/** Users with what was asked for each, by a call for each. */
async function exported(org: Plain, users: Body[], include: string[]) {
  const withMore = [];
  for (const user of users) {
    const all = (part: string) => org.all(`/api/v1/users/${user.id}/${part}`);
    const factors =
      include.includes('factors') && user.status !== 'DEPROVISIONED' ? await all('factors') : [];
    const active = factors.filter(({ status }) => status === 'ACTIVE');
    withMore.push({
      ...user,
      ...(include.includes('groups') && { groups: (await all('groups')).map(({ profile }) => profile.name) }),
      ...(include.includes('factors') && {
        factors: [...new Set(active.map(({ factorType }) => factorType))].sort(),
      }),
      ...(include.includes('roles') && { roles: (await all('roles')).map(({ label }) => label) }),
    });
  }
  return { users: withMore, count: users.length, nextCursor: null, hasMore: false };
}

export const rows: Rows = {
  run: [() => ({ limit: 3, include: ['groups'] }), { count: 3, hasMore: true }],
  read(facts) {
    const groupId = facts.group('Domain Laptops').id;
    const search = 'status eq "DEPROVISIONED" or profile.department eq "Finance"';
    const include = ['groups', 'factors', 'roles'];
    return [
      [{ limit: 10_000 }, async (org) => exported(org, await org.all('/api/v1/users?limit=200'), [])],
      [
        { search, include, limit: 10_000, after: '' },
        async (org) => exported(org, await org.all(at('/api/v1/users', { search, limit: 200 })), include),
      ],
      [
        { groupId, include: ['groups'], limit: 10_000 },
        async (org) => exported(org, await org.all(`/api/v1/groups/${groupId}/users`), ['groups']),
      ],
    ];
  },
};
