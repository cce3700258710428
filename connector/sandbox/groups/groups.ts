import { alreadyExists, invalid, OktaError } from '../http/errors.ts';
import {
  type Call,
  type Handler,
  json,
  noContent,
  type Route,
  readBody,
  readPart,
} from '../http/exchange.ts';
import { type Dialect, predicate } from '../http/expression.ts';
import { onePage, page, sortOrder } from '../http/paging.ts';
import { record } from '../logs/events.ts';
import { checkProfile, groupSchema, type Profile } from '../schemas/profile.ts';
import { findGroup, findUser } from '../state/find.ts';
import type { App, Group, Org, User } from '../state/store.ts';
import { listedUser } from '../users/view.ts';

/** A deactivated user is in no list of members and in no list of groups; what groups it had, it has again when activated. */
export const isMember = (group: Group, user: User): boolean =>
  user.status !== 'DEPROVISIONED' && (group.type === 'BUILT_IN' || group.members.has(user.id));

function groupView(org: Org, group: Group): Record<string, unknown> {
  const { members: _, ...attributes } = group;
  const self = `${org.origin}/api/v1/groups/${group.id}`;
  const logo = (size: string) => ({
    name: size,
    href: `${org.origin}/assets/img/logos/groups/okta-${size}.png`,
    type: 'image/png',
  });
  return {
    ...attributes,
    _links: {
      logo: [logo('medium'), logo('large')],
      owners: { href: `${self}/owners` },
      users: { href: `${self}/users` },
      apps: { href: `${self}/apps` },
    },
  };
}

export const listedGroup = (org: Org, group: Group): string => JSON.stringify(groupView(org, group));

function withStats(org: Org, group: Group): string {
  const stats = {
    usersCount: org.users.rows.filter((user) => isMember(group, user)).length,
    appsCount: org.apps.rows.filter(({ groupIds }) => groupIds.includes(group.id)).length,
    groupPushMappingsCount: 0,
    hasAdminPrivilege: false,
    _links: {},
  };
  return JSON.stringify({ ...groupView(org, group), _embedded: { stats } });
}

const dates = new Set(['created', 'lastUpdated', 'lastMembershipUpdated']);
const comparisons = new Set(['eq', 'gt', 'ge', 'lt', 'le']);

const searchDialect: Dialect = {
  kind(path) {
    if (dates.has(path)) return 'date';
    if (path === 'id' || path === 'type' || path === 'source.id') return 'text';
    const name = /^profile\.(\w+)$/.exec(path)?.[1] ?? '';
    return Object.hasOwn({ ...groupSchema.base, ...groupSchema.custom }, name) ? 'text' : undefined;
  },
  allows: (operator, path, kind) =>
    comparisons.has(operator) ||
    operator === 'pr' ||
    (operator === 'sw' && kind === 'text') ||
    (operator === 'co' && /^profile\.(name|description)$/.test(path)),
  not: false,
  caseSensitive: false,
  error: () => new OktaError('E0000031'),
};

const filterDialect: Dialect = {
  kind(path) {
    if (path === 'lastUpdated' || path === 'lastMembershipUpdated') return 'date';
    return path === 'id' || path === 'type' ? 'text' : undefined;
  },
  allows: (operator, _path, kind) => operator === 'eq' || (kind === 'date' && comparisons.has(operator)),
  not: false,
  caseSensitive: true,
  error: () => new OktaError('E0000031'),
};

const listGroups: Handler = (org, call) => {
  const { params } = call;
  const search = params.get('search');
  const filter = params.get('filter');
  const q = params.get('q')?.toLowerCase();
  if (search !== null && filter !== null) throw new OktaError('E0000033');
  const expression = search ?? filter;
  const keep =
    expression === null ? () => true : predicate(expression, search === null ? filterDialect : searchDialect);
  const stats = params.get('expand')?.split(',').includes('stats');
  const view = (group: Group): string => (stats ? withStats(org, group) : listedGroup(org, group));
  if (q !== undefined) {
    const named = (group: Group): string => String(group.profile['name']).toLowerCase();
    const found = org.groups.rows.filter((group) => keep(group) && named(group).startsWith(q));
    const exactFirst = [
      ...found.filter((group) => named(group) === q),
      ...found.filter((group) => named(group) !== q),
    ];
    return onePage(call, exactFirst, { limit: { usual: 300, most: 300 }, view });
  }
  const order = search === null ? undefined : sortOrder<Group>(call, searchDialect);
  return page(org, call, {
    rows: org.groups.rows,
    keep,
    view,
    limit: { usual: 10_000, most: 10_000 },
    order,
    repeat: ['search', 'filter', 'expand', ...(order ? ['sortBy', 'sortOrder'] : [])],
  });
};

const getGroup: Handler = (org, call) => json(groupView(org, findGroup(org, call.segment('group'))));

const createGroup: Handler = (org, call) => {
  const profile = readProfile(org, call, undefined);
  const time = org.timestamp();
  const group: Group = {
    id: org.newId('00g'),
    created: time,
    lastUpdated: time,
    lastMembershipUpdated: time,
    objectClass: ['okta:user_group'],
    type: 'OKTA_GROUP',
    profile,
    members: new Set(),
  };
  org.groups.add(group);
  record(org, call, 'group.lifecycle.create', group);
  return json(groupView(org, group));
};

/** PUT replaces the whole profile: a custom attribute that is not sent is gone. */
const replaceGroup: Handler = (org, call) => {
  const group = findOktaGroup(org, call);
  group.profile = readProfile(org, call, group);
  group.lastUpdated = org.timestamp();
  record(org, call, 'group.profile.update', group);
  return json(groupView(org, group));
};

/** What readers of a group send back with it and Okta passes over. */
const readOnly = [
  'id',
  'created',
  'lastUpdated',
  'lastMembershipUpdated',
  'objectClass',
  'type',
  '_links',
  '_embedded',
];

function readProfile(org: Org, call: Call, group: Group | undefined): Profile {
  const body = readBody(call, ['profile', ...(group ? readOnly : [])]);
  const sent = readPart(body, 'profile');
  checkProfile(sent, groupSchema, 'group');
  const { name, description = null, ...custom } = sent;
  const same = String(name).toLowerCase();
  if (
    org.groups.rows.some((other) => other !== group && String(other.profile['name']).toLowerCase() === same)
  ) {
    throw org.behaviour.duplicateGroup === 409
      ? new OktaError('E0000055')
      : invalid('name', `name: ${alreadyExists}`);
  }
  const valued = Object.entries(custom).filter(([, value]) => value !== null);
  return { name, description, ...Object.fromEntries(valued) };
}

/** Only groups made in Okta can be changed; those of an app follow the app, and Everyone follows the org. */
function findOktaGroup(org: Org, call: Call): Group {
  const group = findGroup(org, call.segment('group'));
  if (group.type !== 'OKTA_GROUP') throw new OktaError('E0000006');
  return group;
}

const deleteGroup: Handler = (org, call) => {
  const group = findOktaGroup(org, call);
  org.groups.remove(group);
  record(org, call, 'group.lifecycle.delete', group);
  return noContent;
};

const listMembers: Handler = (org, call) => {
  const group = findGroup(org, call.segment('group'));
  return page(org, call, {
    rows: org.users.rows,
    keep: (user) => isMember(group, user),
    view: (user) => listedUser(org, user),
    limit: { usual: 1000, most: 1000 },
  });
};

const membership =
  (member: boolean): Handler =>
  (org, call) => {
    const group = findOktaGroup(org, call);
    changeMembership(org, call, group, findUser(org, call.segment('user')), member);
    return noContent;
  };

/** Adding a member or removing a stranger changes nothing, and Okta does not complain. */
export function changeMembership(org: Org, call: Call, group: Group, user: User, member: boolean): void {
  if (group.members.has(user.id) === member) return;
  if (member) group.members.add(user.id);
  else group.members.delete(user.id);
  group.lastMembershipUpdated = org.timestamp();
  record(org, call, member ? 'group.user_membership.add' : 'group.user_membership.remove', user, group);
}

const listGroupApps: Handler = (org, call) => {
  const { id } = findGroup(org, call.segment('group'));
  return page(org, call, {
    rows: org.apps.rows,
    keep: ({ groupIds }) => groupIds.includes(id),
    view: (app) => JSON.stringify(appView(org, app)),
    limit: { usual: 20, most: 200 },
  });
};

const appView = (org: Org, { id, name, label, created }: App): Record<string, unknown> => ({
  id,
  name,
  label,
  status: 'ACTIVE',
  lastUpdated: created,
  created,
  features: [],
  signOnMode: 'SAML_2_0',
  _links: { self: { href: `${org.origin}/api/v1/apps/${id}`, hints: { allow: ['GET', 'PUT'] } } },
});

export const groupRoutes: readonly Route[] = [
  ['GET', '/api/v1/groups', listGroups],
  ['POST', '/api/v1/groups', createGroup],
  ['GET', '/api/v1/groups/:group', getGroup],
  ['PUT', '/api/v1/groups/:group', replaceGroup],
  ['DELETE', '/api/v1/groups/:group', deleteGroup],
  ['GET', '/api/v1/groups/:group/users', listMembers],
  ['PUT', '/api/v1/groups/:group/users/:user', membership(true)],
  ['DELETE', '/api/v1/groups/:group/users/:user', membership(false)],
  ['GET', '/api/v1/groups/:group/apps', listGroupApps],
];
