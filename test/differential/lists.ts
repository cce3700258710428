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

const month = 30 * 24;
/** Before the log begins, which goes back 90 days. */
const longAgo = new Date(Date.now() - 100 * 86_400_000).toISOString();
const signIn =
  '(eventType eq "user.session.start" or (eventType eq "policy.evaluate_sign_on" and outcome.result eq "DENY"))';

/** The calls that anybody would make for each list action. Every field of its input is in one of its rows. */
export const listRows: Record<string, (org: BigOrg) => ListRow[]> = {
  list_users: () => [
    [{}, '/api/v1/users'],
    [{ search: 'profile.department sw "S"' }, at('/api/v1/users', { search: 'profile.department sw "S"' })],
    ...['asc', 'desc'].map((sortOrder): ListRow => {
      const query = { search: 'status pr', sortBy: 'profile.lastName', sortOrder };
      return [query, at('/api/v1/users', query)];
    }),
    [{ filter: 'status eq "ACTIVE"' }, at('/api/v1/users', { filter: 'status eq "ACTIVE"' })],
    [{ q: 'm' }, at('/api/v1/users', { q: 'm', limit: 200 })],
    [{ includeDeprovisioned: true }, at('/api/v1/users', { search: 'status pr' })],
    [{ fields: 'id,status' }, at('/api/v1/users', { fields: 'id,status' })],
  ],
  search_users: () => {
    const conditions = [
      { attribute: 'profile.lastName', operator: 'gt', value: 'm' },
      { attribute: 'status', operator: 'eq', value: 'ACTIVE' },
    ];
    const both = 'profile.lastName gt "m" and status eq "ACTIVE"';
    const either = 'profile.lastName gt "m" or status eq "ACTIVE"';
    const sorted = { sortBy: 'profile.firstName', sortOrder: 'desc' };
    return [
      [{ conditions }, at('/api/v1/users', { search: both })],
      [{ conditions, match: 'any' }, at('/api/v1/users', { search: either })],
      [{ conditions, match: 'any', ...sorted }, at('/api/v1/users', { search: either, ...sorted })],
    ];
  },
  list_user_groups: ({ userInGroups: { id: userId } }) => [[{ userId }, `/api/v1/users/${userId}/groups`]],
  list_user_apps: ({ userWithApps: { id: userId } }) => [[{ userId }, `/api/v1/users/${userId}/appLinks`]],
  list_groups: () => [
    [{}, '/api/v1/groups?limit=100'],
    [
      { search: 'profile.name sw "Project 1"' },
      at('/api/v1/groups', { search: 'profile.name sw "Project 1"' }),
    ],
    ...['asc', 'desc'].map((sortOrder): ListRow => {
      const query = { search: 'id pr', sortBy: 'profile.name', sortOrder };
      return [query, at('/api/v1/groups', query)];
    }),
    [{ filter: 'type eq "OKTA_GROUP"' }, at('/api/v1/groups', { filter: 'type eq "OKTA_GROUP"' })],
    [{ q: 'Project 1' }, at('/api/v1/groups', { q: 'Project 1', limit: 300 })],
    [{ expand: 'stats' }, at('/api/v1/groups', { expand: 'stats', limit: 100 })],
  ],
  list_group_members(org) {
    const groupId = org.group('Everyone').id;
    return [[{ groupId }, `/api/v1/groups/${groupId}/users?limit=90`]];
  },
  list_log_events: ({ middle }) => {
    const later = '2100-01-01T00:00:00Z';
    const type = 'eventType eq "user.session.start"';
    const filter = 'outcome.result eq "FAILURE" or severity eq "WARN"';
    return [
      [{}, at('/api/v1/logs', { limit: 1000 })],
      [{ since: middle, until: later }, at('/api/v1/logs', { since: middle, until: later, limit: 999 })],
      [{ sortOrder: 'DESCENDING' }, at('/api/v1/logs', { sortOrder: 'DESCENDING', limit: 500 })],
      [{ since: longAgo, until: middle }, at('/api/v1/logs', { since: longAgo, until: middle })],
      [{ eventType: 'user.session.start' }, at('/api/v1/logs', { filter: type })],
      [
        { eventType: 'user.session.start', filter },
        at('/api/v1/logs', { filter: `${type} and (${filter})` }),
      ],
      [{ filter: type, q: 'FAILURE' }, at('/api/v1/logs', { filter: type, q: 'FAILURE' })],
    ];
  },
  get_recent_logons_by_user({ userInGroups: { id, profile }, hours }) {
    const of = (userId: string) => `(actor.id eq "${userId}" or actor.alternateId eq "${userId}")`;
    return [
      [{ userId: id, hours: month }, logons(month, of(id))],
      [{ userId: profile.login, hours }, logons(hours, of(profile.login))],
      [{ userId: id, hours: month, outcome: 'SUCCESS' }, logons(month, of(id), 'SUCCESS')],
    ];
  },
  get_recent_logons_by_ip: ({ hours }) => {
    const of = 'client.ipAddress eq "203.0.113.10"';
    return [
      [{ ipAddress: '203.0.113.10', hours }, logons(hours, of)],
      [{ ipAddress: '203.0.113.10', hours: month, outcome: 'SUCCESS' }, logons(month, of, 'SUCCESS')],
    ];
  },
};

const logons = (hours: number, condition: string, outcome?: string): string =>
  at('/api/v1/logs', {
    since: new Date(Date.now() - hours * 3_600_000).toISOString(),
    filter: [signIn, condition, outcome && `outcome.result eq "${outcome}"`].filter(Boolean).join(' and '),
    sortOrder: 'DESCENDING',
    limit: 3,
  });
