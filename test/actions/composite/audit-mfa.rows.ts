import type { Plain } from '../../differential/plain.ts';
import type { Rows } from '../../rows.ts';

/** The members of a group with their factors, by a call for each. */
async function factorsOf(org: Plain, groupId: string) {
  const members = await org.all(`/api/v1/groups/${groupId}/users`);
  const users = [];
  for (const { id, status, profile } of members) {
    const own = status === 'DEPROVISIONED' ? [] : await org.all(`/api/v1/users/${id}/factors`);
    const types = own.filter((factor) => factor.status === 'ACTIVE').map(({ factorType }) => factorType);
    users.push({
      id,
      login: profile.login,
      status,
      factors: [...new Set(types)].sort(),
      enrolled: types.length > 0,
      phishingResistant: types.some((type) => ['signed_nonce', 'webauthn', 'u2f'].includes(type)),
    });
  }
  return {
    users,
    count: users.length,
    nextCursor: null,
    hasMore: false,
    withoutFactor: users.filter(({ enrolled }) => !enrolled).length,
  };
}

export const rows: Rows = {
  run: [() => ({ limit: 3 }), { count: 3, hasMore: true }],
  read(facts) {
    const groupId = facts.group('Domain Laptops').id;
    return [[{ groupId, limit: 1000, after: '' }, (org) => factorsOf(org, groupId)]];
  },
};
