import { expect } from 'vitest';
import { at, type Body, type Plain } from '../../differential/plain.ts';
import type { Rows } from '../../rows.ts';

const day = 86_400_000;

/** The users in these statuses who were away for so long, from a plain reading of all. */
async function away(org: Plain, statuses: string[], days: number, neverSignedIn: boolean) {
  const search = statuses.map((status) => `status eq "${status}"`).join(' or ');
  const users = await org.all(at('/api/v1/users', { search, limit: 200 }));
  const stale = users
    .filter(({ lastLogin }) => lastLogin || neverSignedIn)
    .filter(({ lastLogin, created }) => Date.now() - Date.parse(lastLogin ?? created) >= days * day);
  return {
    read: users.length,
    count: stale.length,
    nextCursor: null,
    hasMore: false,
    // The longest away come first; among those of a day the order is Okta's.
    users: expect.toSatisfy((given: Body[]) => {
      const ids = given.map(({ id }) => id).sort();
      const sorted = given.every(({ days: of }, index) => index === 0 || given[index - 1].days >= of);
      return sorted && JSON.stringify(ids) === JSON.stringify(stale.map(({ id }) => id).sort());
    }),
  };
}

export const rows: Rows = {
  run: [() => ({ days: 3650 }), { hasMore: false }],
  read: () => [
    [{ days: 30 }, (org) => away(org, ['ACTIVE'], 30, true)],
    [
      { days: 10, neverSignedIn: false, statuses: ['ACTIVE', 'SUSPENDED'], limit: 10_000, after: '' },
      (org) => away(org, ['ACTIVE', 'SUSPENDED'], 10, false),
    ],
  ],
};
