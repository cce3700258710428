import { assignLater } from '../apps/assignments.ts';
import type { Call } from '../http/exchange.ts';
import { record } from '../logs/events.ts';
import type { Org } from '../state/org.ts';
import type { Group, User } from '../state/rows.ts';

/** Adding a member or removing a stranger changes nothing, and Okta does not complain. Says whether anything changed. */
export function changeMembership(
  org: Org,
  by: Call | 'system',
  change: 'add' | 'remove',
  group: Group,
  user: User,
): boolean {
  if (group.members.has(user.id) === (change === 'add')) return false;
  if (change === 'add') group.members.add(user.id);
  else group.members.delete(user.id);
  group.lastMembershipUpdated = org.timestamp();
  record(org, by, `group.user_membership.${change}`, user, group);
  assignLater(org, [user]);
  return true;
}

/** The entry that a rule keeps for a member whom it has added. */
export const place = (group: Group, user: User): string => `${group.id} ${user.id}`;

/** Removes every trace of a deleted user or group from groups and rules. */
export function forgetInGroups(org: Org, { id }: User | Group): void {
  for (const group of org.groups.rows) {
    group.members.delete(id);
    const owner = group.owners.findIndex((candidate) => candidate.id === id);
    if (owner >= 0) group.owners.splice(owner, 1);
  }
  for (const { added } of org.groupRules.rows) {
    for (const one of added) if (one.split(' ').includes(id)) added.delete(one);
  }
}
