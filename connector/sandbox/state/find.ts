import { notFound } from '../http/errors.ts';
import type { Org } from './org.ts';
import type {
  App,
  AppUser,
  Group,
  GroupRule,
  GroupSchema,
  Policy,
  PolicyRule,
  User,
  UserType,
} from './rows.ts';

/** A user by id, login, or the part of the login before @ when no other user has it. */
export function findUser(org: Org, name: string): User {
  const user = org.users.get(name) ?? userSigningIn(org, name);
  if (!user) throw notFound(name, 'User');
  return user;
}

/** A user by what people sign in with. */
export const userSigningIn = (org: Org, name: string): User | undefined =>
  org.userByLogin(name) ?? byShortName(org, name);

function byShortName(org: Org, name: string): User | undefined {
  const [user, another] = org.usersByShortName(name);
  return another ? undefined : user;
}

export function findGroup(org: Org, id: string): Group {
  const group = org.groups.get(id);
  if (!group) throw notFound(id, 'UserGroup');
  return group;
}

/** A deactivated user stays in its groups, where the org shows it. */
export const isMember = (org: Org, group: Group, user: User): boolean =>
  (user.status !== 'DEPROVISIONED' || org.behaviour.deactivatedMembers === 'shown') &&
  (group.type === 'BUILT_IN' || group.members.has(user.id));

/** Users that include all members of a group, in the order of their ids. If the members are few, only they. */
export function amongMembers({ users }: Org, { type, members }: Group): readonly User[] {
  if (type === 'BUILT_IN' || members.size > users.rows.length / 50) return users.rows;
  return [...members].sort().flatMap((id) => users.get(id) ?? []);
}

export function findGroupRule(org: Org, id: string): GroupRule {
  const rule = org.groupRules.get(id);
  if (!rule || rule.status === 'DELETED') throw notFound(id, 'GroupRule');
  return rule;
}

export function findPolicy(org: Org, id: string): Policy {
  const policy = org.policies.get(id);
  if (!policy) throw notFound(id, 'Policy');
  return policy;
}

export function findPolicyRule(org: Org, policyId: string, id: string): PolicyRule {
  const rule = org.policyRules.get(id);
  if (rule?.policyId !== findPolicy(org, policyId).id) throw notFound(id, 'PolicyRule');
  return rule;
}

export function findApp(org: Org, id: string): App {
  const app = org.apps.get(id);
  if (!app) throw notFound(id, 'AppInstance');
  return app;
}

export const appUserId = (app: App, user: User): string => `${app.id}${user.id}`;

export function findAppUser(org: Org, app: App, user: User): AppUser {
  const appUser = org.appUsers.get(appUserId(app, user));
  if (!appUser) throw notFound(user.id, 'AppUser');
  return appUser;
}

/** A user type by id, or the `default` one. */
export function findType(org: Org, id: string): UserType {
  const type = org.types.rows.find(
    (candidate) => candidate.id === id || (candidate.default && id === 'default'),
  );
  if (!type) throw notFound(id, 'CVDType');
  return type;
}

export function findGroupSchema(org: Org): GroupSchema {
  const schema = org.groupSchemas.get('default');
  if (!schema) throw notFound('default', 'UserGroup');
  return schema;
}
