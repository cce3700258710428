import { sightOf } from '../access/rights.ts';
import { assignLater } from '../apps/assignments.ts';
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
import { comparisons, type Dialect, predicate } from '../http/expression.ts';
import { onePage, page, sortOrder } from '../http/paging.ts';
import { changed, record } from '../logs/events.ts';
import { checkProfile, kindOf } from '../schemas/profile.ts';
import { amongMembers, findGroup, findGroupSchema } from '../state/find.ts';
import type { Org } from '../state/org.ts';
import type { Group, Profile } from '../state/rows.ts';
import { invalidateLater } from './evaluation.ts';
import { forgetInGroups } from './membership.ts';
import { groupView } from './view.ts';

const dates = new Set(['created', 'lastUpdated', 'lastMembershipUpdated']);

const searchDialect = (org: Org): Dialect => ({
  kind(path) {
    if (dates.has(path)) return 'date';
    if (path === 'id' || path === 'type' || path === 'source.id') return 'text';
    const name = /^profile\.(\w+)$/.exec(path)?.[1] ?? '';
    const { base, custom } = findGroupSchema(org);
    return kindOf(name, [base, custom]);
  },
  allows: (operator, path, kind) =>
    comparisons.has(operator) ||
    operator === 'pr' ||
    (operator === 'sw' && kind === 'text') ||
    (operator === 'co' && /^profile\.(name|description)$/.test(path)),
  not: false,
  caseSensitive: false,
  error: () => new OktaError('E0000031'),
});

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
  const matches =
    expression === null
      ? () => true
      : predicate(expression, search === null ? filterDialect : searchDialect(org));
  const expand = params.get('expand')?.split(',') ?? [];
  const view = (group: Group): string => JSON.stringify(groupView(org, group, expand));
  const inSight = sightOf(org, call).group;
  const keep = (group: Group): boolean => matches(group) && inSight(group);
  if (q !== undefined) {
    const named = (group: Group): string => String(group.profile['name']).toLowerCase();
    const found = org.groups.rows.filter((group) => keep(group) && named(group).startsWith(q));
    const exactFirst = [
      ...found.filter((group) => named(group) === q),
      ...found.filter((group) => named(group) !== q),
    ];
    return onePage(org, call, exactFirst, { limit: { usual: 300, most: 10_000 }, view });
  }
  const order = search === null ? undefined : sortOrder<Group>(call, searchDialect(org));
  return page(org, call, {
    rows: search === null ? org.groups.rows : org.search.groups,
    keep,
    view,
    limit: { usual: 10_000, most: 10_000 },
    order,
    ...(!order && { lost: ['sortBy', 'sortOrder'] }),
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
    owners: [],
  };
  org.groups.add(group);
  record(org, call, 'group.lifecycle.create', group);
  return json(groupView(org, group));
};

/** PUT replaces the whole profile: a custom attribute that is not sent is gone. */
const replaceGroup: Handler = (org, call) => {
  const group = findOktaGroup(org, call);
  const before = group.profile;
  group.profile = readProfile(org, call, group);
  group.lastUpdated = org.timestamp();
  record(org, call, 'group.profile.update', changed(group, before, group.profile));
  return json(groupView(org, group));
};

/** Keys that readers of a group send back with it, and Okta ignores. */
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
  checkProfile(sent, findGroupSchema(org), 'group');
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
export function findOktaGroup(org: Org, call: Call): Group {
  const group = findGroup(org, call.segment('group'));
  if (group.type !== 'OKTA_GROUP') {
    throw new OktaError(org.behaviour.foreignGroup === 403 ? 'E0000006' : 'E0000060');
  }
  return group;
}

const deleteGroup: Handler = (org, call) => {
  const group = findOktaGroup(org, call);
  const members = amongMembers(org, group).filter(({ id }) => group.members.has(id));
  org.groups.remove(group);
  forgetInGroups(org, group);
  for (const rule of org.groupRules.rows) invalidateLater(org, rule);
  for (const app of org.apps.rows) app.groups = app.groups.filter(({ id }) => id !== group.id);
  assignLater(org, members);
  record(org, call, 'group.lifecycle.delete', group);
  return noContent;
};

export const groupRoutes: readonly Route[] = [
  ['GET', '/api/v1/groups', listGroups],
  ['POST', '/api/v1/groups', createGroup],
  ['GET', '/api/v1/groups/:group', getGroup],
  ['PUT', '/api/v1/groups/:group', replaceGroup],
  ['DELETE', '/api/v1/groups/:group', deleteGroup],
];
