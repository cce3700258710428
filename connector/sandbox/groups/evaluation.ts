import { assignLater } from '../apps/assignments.ts';
import { userBase } from '../schemas/profile.ts';
import { isMember } from '../state/find.ts';
import type { Org } from '../state/org.ts';
import { own } from '../state/own.ts';
import type { Group, GroupRule, User } from '../state/rows.ts';
import { changeMembership, place } from './membership.ts';
import { ruleCondition } from './rule-expression.ts';

/** Lets a change of a user's profile or status take its effect on groups, some time later. */
export function profileChanged(org: Org, user: User): void {
  assignLater(org, [user]);
  evaluateLater(org, () => [user]);
}

/** A user who joins or leaves a group matters only to the rules that ask for groups. */
export function groupsChanged(org: Org, user: User): void {
  evaluateLater(
    org,
    () => [user],
    () => false,
  );
}

/** Evaluates rules for users after `ruleDelay`, and then the rules that depend on the groups of these. */
export function evaluateLater(
  org: Org,
  users: () => readonly User[],
  concerned: (rule: GroupRule) => boolean = () => true,
): void {
  const active = () => activeRules(org).filter((rule) => concerned(rule) || asksForGroups(rule));
  if (active().length > 0) org.clock.after(org.behaviour.ruleDelay, () => evaluate(org, users(), active()));
}

const asksForGroups = ({ expression, excluded }: GroupRule): boolean =>
  expression.includes('isMemberOf') || (excluded?.groups ?? []).length > 0;

/** The condition of a rule, in the attributes that any type of user has. */
export const conditionOf = (org: Org, expression: string) =>
  ruleCondition(expression, (name) =>
    [userBase, ...org.types.rows.map(({ custom }) => custom)]
      .map((attributes) => own(attributes, name))
      .find((attribute) => attribute !== undefined),
  );

const activeRules = (org: Org): GroupRule[] =>
  org.groupRules.rows.filter(({ status }) => status === 'ACTIVE');

/** Rules leave users alone before they are activated and after they are deactivated. */
const reaches = (org: Org, user: User): boolean =>
  org.users.get(user.id) === user && user.status !== 'STAGED' && user.status !== 'DEPROVISIONED';

function evaluate(org: Org, users: readonly User[], active: readonly GroupRule[]): void {
  const rules = active.map((rule) => ({ rule, condition: conditionOf(org, rule.expression) }));
  for (const user of users.filter((user) => reaches(org, user))) {
    // One rule can decide another. Rules that depend on each other in a circle stop after a round for each of them.
    for (let round = 0; round < rules.length; round++) {
      const changes = rules.filter(({ rule, condition }) => apply(org, rule, condition, user));
      if (changes.length === 0) break;
    }
  }
}

function apply(org: Org, rule: GroupRule, condition: ReturnType<typeof conditionOf>, user: User): boolean {
  const groups = () => org.groups.rows.filter((group) => isMember(org, group, user));
  const { users = [], groups: excludedGroups = [] } = rule.excluded ?? {};
  const excluded = users.includes(user.id) || groups().some(({ id }) => excludedGroups.includes(id));
  const wanted = !excluded && condition({ user, groups });
  const targets = rule.groupIds.flatMap((id) => org.groups.get(id) ?? []);
  return targets.filter((group) => assign(org, rule, group, user, { wanted })).length > 0;
}

/** A rule removes only members whom a rule has added. Earlier members stay. */
function assign(
  org: Org,
  rule: GroupRule,
  group: Group,
  user: User,
  { wanted }: { readonly wanted: boolean },
): boolean {
  const here = place(group, user);
  const byRule = (): boolean => org.groupRules.rows.some(({ added }) => added.has(here));
  if (wanted) {
    if (group.members.has(user.id) && !byRule()) return false;
    rule.added.add(here);
    return changeMembership(org, 'system', 'add', group, user);
  }
  return rule.added.delete(here) && !byRule() && changeMembership(org, 'system', 'remove', group, user);
}

/** After `ruleDelay`, removes the members whom only a deleted rule has added. */
export function removeLater(org: Org, rule: GroupRule): void {
  org.clock.after(org.behaviour.ruleDelay, () => {
    org.groupRules.remove(rule);
    for (const user of org.users.rows) {
      for (const id of rule.groupIds) {
        const group = org.groups.get(id);
        if (group) assign(org, rule, group, user, { wanted: false });
      }
    }
  });
}

/** A rule becomes INVALID some time after one of its groups was deleted. */
export function invalidateLater(org: Org, rule: GroupRule): void {
  const whole = () => rule.groupIds.every((id) => org.groups.get(id));
  if (whole()) return;
  org.clock.after(org.behaviour.ruleInvalidation, () => {
    if (!whole() && rule.status !== 'DELETED') rule.status = 'INVALID';
  });
}

/** Works out again what was still to come when the org was written to a file. Without delays there was nothing. */
export function resumeGroups(org: Org): void {
  const { ruleDelay, assignmentDelay } = org.behaviour;
  if (assignmentDelay > 0) assignLater(org, org.users.rows);
  if (ruleDelay > 0) evaluateLater(org, () => org.users.rows);
  for (const rule of org.groupRules.rows) {
    invalidateLater(org, rule);
    if (rule.status === 'DELETED') removeLater(org, rule);
  }
}
