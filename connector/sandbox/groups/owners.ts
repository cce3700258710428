import { invalid, notFound, OktaError } from '../http/errors.ts';
import { type Handler, json, noContent, type Route, readBody } from '../http/exchange.ts';
import { type Dialect, predicate } from '../http/expression.ts';
import { page } from '../http/paging.ts';
import { findGroup, findUser } from '../state/find.ts';
import type { Org } from '../state/org.ts';
import type { GroupOwner } from '../state/rows.ts';

const ownerView = (org: Org, { id, type, lastUpdated }: GroupOwner, date: (iso: string) => string) => ({
  id,
  type,
  resolved: true,
  originId: null,
  originType: 'OKTA_DIRECTORY',
  displayName: displayName(org, id),
  lastUpdated: date(lastUpdated),
});

function displayName(org: Org, id: string): string {
  const profile = org.users.get(id)?.profile ?? org.groups.get(id)?.profile ?? {};
  return String(profile['name'] ?? `${profile['firstName']} ${profile['lastName']}`);
}

/** `2026-03-04 10:08:01.0` in lists. */
const listed = (iso: string): string => `${iso.slice(0, 19).replace('T', ' ')}.0`;

/** `Wed Mar 04 10:08:01 UTC 2026` in the reply to an assignment. */
function spoken(iso: string): string {
  const [weekday = '', day, month, year, time] = new Date(iso).toUTCString().split(' ');
  return `${weekday.slice(0, 3)} ${month} ${day} ${time} UTC ${year}`;
}

const searchDialect: Dialect = {
  kind: (path) => (path === 'type' ? 'text' : undefined),
  allows: (operator) => operator === 'eq',
  not: false,
  caseSensitive: false,
  error: () => new OktaError('E0000031'),
};

/** Recorded lists that fit on one page have no Link at all. */
const listOwners: Handler = (org, call) => {
  const { owners } = findGroup(org, call.segment('group'));
  const search = call.params.get('search');
  const reply = page<GroupOwner>(org, call, {
    rows: owners.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    keep: search === null ? () => true : predicate(search, searchDialect),
    view: (owner) => JSON.stringify(ownerView(org, owner, listed)),
    limit: { usual: 1000, most: 1000 },
  });
  return reply.headers?.['Link']?.length === 1 ? { ...reply, headers: {} } : reply;
};

const assignOwner: Handler = (org, call) => {
  const group = findGroup(org, call.segment('group'));
  const { id, type } = readBody(call, ['id', 'type']);
  if (type !== 'USER' && type !== 'GROUP') throw invalid('type', 'type: The value must be USER or GROUP');
  const found = type === 'USER' ? findUser(org, String(id)) : findGroup(org, String(id));
  if (group.owners.some((owner) => owner.id === found.id)) {
    throw invalid('owner', 'Provided owner is already assigned to this group');
  }
  const owner: GroupOwner = { id: found.id, type, lastUpdated: org.timestamp() };
  group.owners.push(owner);
  return json(ownerView(org, owner, spoken), 201);
};

const deleteOwner: Handler = (org, call) => {
  const { owners } = findGroup(org, call.segment('group'));
  const id = call.segment('owner');
  const index = owners.findIndex((owner) => owner.id === id);
  if (index < 0) throw notFound(id, 'LinkedObject');
  owners.splice(index, 1);
  return noContent;
};

export const ownerRoutes: readonly Route[] = [
  ['GET', '/api/v1/groups/:group/owners', listOwners],
  ['POST', '/api/v1/groups/:group/owners', assignOwner],
  ['DELETE', '/api/v1/groups/:group/owners/:owner', deleteOwner],
];
