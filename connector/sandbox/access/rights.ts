import type { Licence } from '../behaviour.ts';
import { OktaError } from '../http/errors.ts';
import type { Call, Principal } from '../http/exchange.ts';
import { findUser, isMember } from '../state/find.ts';
import type { Org } from '../state/org.ts';
import type { App, Group, RoleAssignment, User } from '../state/rows.ts';
import { includes, scopeOf } from './scopes.ts';

type Permits = (permission: string) => boolean;

const only =
  (...permissions: readonly string[]): Permits =>
  (permission) =>
    includes(permissions, permission);

interface StandardRole {
  readonly label: string;
  /** The targets to which its assignment can be limited. */
  readonly targets?: 'groups' | 'apps';
  readonly permits: Permits;
}

/**
 * Okta's standard roles. What each may do is written in permissions, which are those of custom roles, and of which the
 * coarse ones have the names of scopes.
 */
export const standardRoles: Readonly<Record<string, StandardRole>> = {
  SUPER_ADMIN: { label: 'Super Administrator', permits: () => true },
  ORG_ADMIN: {
    label: 'Organization Administrator',
    permits: (permission) => !/^okta\.(roles|appGrants)\.manage$/.test(permission),
  },
  APP_ADMIN: {
    label: 'Application Administrator',
    targets: 'apps',
    permits: only('okta.apps.manage', 'okta.users.read', 'okta.groups.read', 'okta.profileMappings.manage'),
  },
  USER_ADMIN: {
    label: 'User/Group Administrator',
    targets: 'groups',
    permits: only('okta.users.manage', 'okta.groups.manage', 'okta.userTypes.read', 'okta.schemas.read'),
  },
  HELP_DESK_ADMIN: {
    label: 'Help Desk Administrator',
    targets: 'groups',
    permits: only(
      'okta.users.read',
      'okta.groups.read',
      'okta.users.credentials.manage',
      'okta.users.lifecycle.unlock',
      'okta.users.lifecycle.clearSessions',
    ),
  },
  READ_ONLY_ADMIN: {
    label: 'Read-only Administrator',
    permits: (permission) => permission.endsWith('.read'),
  },
  REPORT_ADMIN: {
    label: 'Report Administrator',
    permits: only('okta.logs.read', 'okta.users.read', 'okta.groups.read', 'okta.apps.read'),
  },
  GROUP_MEMBERSHIP_ADMIN: {
    label: 'Group Membership Administrator',
    targets: 'groups',
    permits: only('okta.users.read', 'okta.groups.read', 'okta.groups.members.manage'),
  },
  API_ACCESS_MANAGEMENT_ADMIN: {
    label: 'API Access Management Administrator',
    permits: only(
      'okta.authorizationServers.manage',
      'okta.apps.read',
      'okta.users.read',
      'okta.groups.read',
    ),
  },
  ACCESS_CERTIFICATIONS_ADMIN: {
    label: 'Access Certifications Administrator',
    permits: only('okta.users.read', 'okta.groups.read', 'okta.apps.read'),
  },
  ACCESS_REQUESTS_ADMIN: {
    label: 'Access Requests Administrator',
    permits: only('okta.users.read', 'okta.groups.read', 'okta.apps.read'),
  },
  WORKFLOWS_ADMIN: { label: 'Workflows Administrator', permits: only() },
};

/** The finer permissions, each of which is enough for its operations. */
const finer: readonly (readonly [operation: RegExp, ...permissions: string[]])[] = [
  [/^POST \/users\/[^/]+\/lifecycle\/unlock$/, 'okta.users.lifecycle.unlock', 'okta.users.lifecycle.manage'],
  [/^POST \/users\/[^/]+\/(?:credentials\/|lifecycle\/(?:reset_|expire_))/, 'okta.users.credentials.manage'],
  [/^\w+ \/users\/[^/]+\/(?:factors|authenticator-enrollments)\b/, 'okta.users.credentials.manage'],
  [/^POST \/users\/[^/]+\/lifecycle\//, 'okta.users.lifecycle.manage'],
  [/^DELETE \/users\/[^/]+\/sessions$/, 'okta.users.lifecycle.clearSessions', 'okta.users.lifecycle.manage'],
  [/^\w+ \/groups\/[^/]+\/users\/[^/]+$/, 'okta.groups.members.manage'],
  [/^\w+ \/apps\/[^/]+\/(?:users|groups)\b/, 'okta.apps.assignment.manage'],
];

/** The permissions of which one is needed; none are where everybody may. */
function permissionsOf(method: string, path: string): readonly string[] {
  const operation = `${method} ${path.replace('/api/v1', '')}`;
  // Everybody may give back the token at hand and see the user who owns it.
  if (operation === 'DELETE /api-tokens/current' || operation === 'GET /users/me') return [];
  const [, ...fine] = finer.find(([pattern]) => pattern.test(operation)) ?? [];
  return [scopeOf(method, path) ?? 'okta.users.read', ...fine];
}

/** The assignments that count for somebody: an app's own, or a user's own and those of the user's groups. */
export function assignmentsOf(org: Org, { type, id }: Pick<Principal, 'type' | 'id'>): RoleAssignment[] {
  const user = type === 'User' ? org.users.get(id) : undefined;
  return org.roleAssignments.rows.filter(({ assigneeType, assigneeId }) => {
    if (assigneeType !== 'GROUP') return assigneeId === id;
    const group = org.groups.get(assigneeId);
    return user !== undefined && group !== undefined && isMember(org, group, user);
  });
}

function permitsOf(org: Org, { type, role = '' }: RoleAssignment): Permits {
  return standardRoles[type]?.permits ?? only(...(org.customRoles.get(role)?.permissions ?? []));
}

/** Says whether the caller's roles allow the operation on the thing that the path names. */
export function mayCall(org: Org, call: Call): boolean {
  const permissions = permissionsOf(call.method, call.path);
  if (permissions.length === 0) return true;
  return assignmentsOf(org, call.principal).some(
    (assignment) => permissions.some(permitsOf(org, assignment)) && reaches(org, call, assignment),
  );
}

/** Okta refuses a product that was not bought as it refuses a permission that was not given. */
export function checkLicence({ behaviour }: Org, product: Licence): void {
  if (!behaviour.licences.includes(product)) throw new OktaError('E0000015');
}

/** Devices and authenticators are features of the Identity Engine, which Classic orgs do not have. */
export function checkEngine({ behaviour }: Org): void {
  if (behaviour.engine === 'classic') throw new OktaError('E0000015');
}

/** An assignment with targets is good only for these: its groups, their members, its apps. */
function reaches(org: Org, { segment }: Call, { groupTargets, appTargets }: RoleAssignment): boolean {
  const [user, group, app] = [segment('user'), segment('group'), org.apps.get(segment('app'))];
  if (groupTargets.size > 0) {
    if (group && !groupTargets.has(group)) return false;
    if (!group && user && !isMemberOfSome(org, groupTargets, findUser(org, user))) return false;
  }
  return !app || appTargets.size === 0 || isTarget(appTargets, app);
}

const isMemberOfSome = (org: Org, groupIds: ReadonlySet<string>, user: User): boolean =>
  org.groups.rows.some((group) => groupIds.has(group.id) && isMember(org, group, user));

/** The rows of lists that the caller may see: of some groups with their members, of some apps, or all. */
export function sightOf(org: Org, { principal }: Call) {
  const assignments = assignmentsOf(org, principal);
  const limits = (permission: string, targetsOf: (assignment: RoleAssignment) => ReadonlySet<string>) => {
    const targets = assignments.filter((one) => permitsOf(org, one)(permission)).map(targetsOf);
    return targets.some(({ size }) => size === 0) ? undefined : new Set(targets.flatMap((ids) => [...ids]));
  };
  const memberOf = limits('okta.users.read', ({ groupTargets }) => groupTargets);
  const groupIds = limits('okta.groups.read', ({ groupTargets }) => groupTargets);
  const appIds = limits('okta.apps.read', ({ appTargets }) => appTargets);
  return {
    user: (user: User): boolean => !memberOf || isMemberOfSome(org, memberOf, user),
    group: ({ id }: Group): boolean => !groupIds || groupIds.has(id),
    app: (app: App): boolean => !appIds || isTarget(appIds, app),
  };
}

const isTarget = (appTargets: ReadonlySet<string>, { id, name }: App): boolean =>
  appTargets.has(name) || appTargets.has(`${name}/${id}`);
