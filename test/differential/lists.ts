import { type Facts, look } from './facts.ts';
import { at, type Body, type Plain } from './plain.ts';

/** An input of a list action, without `limit` and `after`, and the path from which anybody reads the same items. */
export type ListRow = [input: Record<string, unknown>, path: string];

/** An org that is big enough for many pages. */
export interface BigOrg extends Facts {
  /** Has more groups than a page. */
  userInGroups: Body;
  /** Has several apps. */
  userWithApps: Body;
  /** A time of the log that is near no event, and how many hours ago it was. */
  middle: string;
  hours: number;
}

/** Makes an org big, in memberships, events and roles. */
export async function grow(org: Plain): Promise<BigOrg> {
  const facts = await look(org);
  const own = facts.groups.filter(({ type }) => type === 'OKTA_GROUP');
  const user = facts.user('ACTIVE');
  for (const method of ['PUT', 'DELETE', 'PUT']) {
    await together(own, ({ id }) => org.send(method, `/api/v1/groups/${id}/users/${user.id}`));
  }
  for (const label of ['Help desk', 'Audit', 'Payroll', 'Interns', 'Robots']) {
    const role = { label, description: label, permissions: ['okta.users.read'] };
    await org.send('POST', '/api/v1/iam/roles', role);
  }
  const some = facts.users.slice(0, 40);
  const links = await together(some, ({ id }) => org.read(`/api/v1/users/${id}/appLinks`));
  // Ours and the plain call look at the clock one after the other, and no event may lie between.
  const times = (await org.all('/api/v1/logs?limit=1000')).map(({ published }) => Date.parse(published));
  const gap = times.findIndex((time, index) => (times[index + 1] ?? time) - time > 600_000);
  const middle = ((times[gap] ?? 0) + (times[gap + 1] ?? 0)) / 2;
  return {
    ...facts,
    userInGroups: user,
    userWithApps: some[links.findIndex(({ length }) => length > 3)],
    middle: new Date(middle).toISOString(),
    hours: (Date.now() - middle) / 3_600_000,
  };
}

/** Fifty at a time. */
async function together<T, R>(all: T[], each: (one: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let from = 0; from < all.length; from += 50) {
    results.push(...(await Promise.all(all.slice(from, from + 50).map(each))));
  }
  return results;
}

export const month = 30 * 24;
const signIn =
  '(eventType eq "user.session.start" or (eventType eq "policy.evaluate_sign_on" and outcome.result eq "DENY"))';

/** The path of the sign-ins that recent logons are made of. */
export const logons = (hours: number, condition: string, outcome?: string): string =>
  at('/api/v1/logs', {
    since: new Date(Date.now() - hours * 3_600_000).toISOString(),
    filter: [signIn, condition, outcome && `outcome.result eq "${outcome}"`].filter(Boolean).join(' and '),
    sortOrder: 'DESCENDING',
    limit: 3,
  });
