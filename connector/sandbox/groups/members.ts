import { notFound } from '../http/errors.ts';
import { type Handler, noContent, type Route } from '../http/exchange.ts';
import { page } from '../http/paging.ts';
import { amongMembers, findGroup, findUser, isMember } from '../state/find.ts';
import type { Org } from '../state/org.ts';
import type { Group, User } from '../state/rows.ts';
import { listedUser } from '../users/view.ts';
import { groupsChanged } from './evaluation.ts';
import { findOktaGroup } from './groups.ts';
import { changeMembership, place } from './membership.ts';
import { groupView } from './view.ts';

const listMembers: Handler = (org, call) => {
  const group = findGroup(org, call.segment('group'));
  return page(org, call, {
    rows: amongMembers(org, group),
    keep: (user) => isMember(org, group, user),
    view: (user) => listedUser(org, user),
    limit: { usual: 1000, most: 1000 },
  });
};

const listUserGroups: Handler = (org, call) => {
  const user = findUser(org, call.segment('user'));
  return page(org, call, {
    rows: org.groups.rows,
    keep: (group) => isMember(org, group, user),
    view: (group) => JSON.stringify(groupView(org, group)),
    limit: { usual: 200, most: 200 },
  });
};

/** Paths of memberships take users only by their ids. */
function findById(org: Org, id: string): User {
  const user = org.users.get(id);
  if (!user) throw notFound(id, 'User');
  return user;
}

const addMember: Handler = (org, call) => {
  const group = findOktaGroup(org, call);
  const user = findById(org, call.segment('user'));
  if (changeMembership(org, call, 'add', group, user)) groupsChanged(org, user);
  return noContent;
};

const removeMember: Handler = (org, call) => {
  const group = findOktaGroup(org, call);
  const user = findById(org, call.segment('user'));
  leaveRules(org, group, user);
  if (changeMembership(org, call, 'remove', group, user)) groupsChanged(org, user);
  return noContent;
};

function leaveRules(org: Org, group: Group, user: User): void {
  for (const rule of org.groupRules.rows) {
    if (rule.added.delete(place(group, user)) && org.behaviour.removedFromRule === 'excluded') {
      const { users = [], groups = [] } = rule.excluded ?? {};
      rule.excluded = { users: [...users, user.id], groups };
    }
  }
}

export const memberRoutes: readonly Route[] = [
  ['GET', '/api/v1/groups/:group/users', listMembers],
  ['PUT', '/api/v1/groups/:group/users/:user', addMember],
  ['DELETE', '/api/v1/groups/:group/users/:user', removeMember],
  ['GET', '/api/v1/users/:user/groups', listUserGroups],
];
