import { groupView } from '../groups/view.ts';
import { invalid, notFound, OktaError } from '../http/errors.ts';
import {
  type Call,
  type Handler,
  json,
  noContent,
  type Reply,
  type Route,
  readBody,
} from '../http/exchange.ts';
import { page } from '../http/paging.ts';
import type { EventType } from '../logs/catalogue.ts';
import { recordPrivilege, type Target } from '../logs/events.ts';
import { findGroup, findUser } from '../state/find.ts';
import type { Org } from '../state/org.ts';
import type { App, Group, RoleAssignment } from '../state/rows.ts';
import { assignmentsOf, standardRoles } from './rights.ts';
import { findServiceApp } from './service-apps.ts';

/** Those who can have roles: their paths, and the log's names for granting and revoking. */
interface Assignees {
  readonly type: RoleAssignment['assigneeType'];
  readonly path: string;
  /** The start of the ids of assignments that are not made from the role's name. */
  readonly prefix: string;
  readonly granted: EventType;
  readonly revoked: EventType;
  find(org: Org, call: Call): Target & { readonly id: string };
}

const users: Assignees = {
  type: 'USER',
  path: '/api/v1/users',
  prefix: 'ra1',
  granted: 'user.account.privilege.grant',
  revoked: 'user.account.privilege.revoke',
  find: (org, call) => findUser(org, call.segment('user')),
};

const groups: Assignees = {
  type: 'GROUP',
  path: '/api/v1/groups',
  prefix: 'gra',
  granted: 'group.privilege.grant',
  revoked: 'group.privilege.revoke',
  find: (org, call) => findGroup(org, call.segment('group')),
};

const clients: Assignees = {
  type: 'CLIENT',
  path: '/oauth2/v1/clients',
  prefix: 'ra1',
  granted: 'app.oauth2.client.privilege.grant',
  revoked: 'app.oauth2.client.privilege.revoke',
  find(org, call) {
    const { id, label } = findServiceApp(org, call.segment('client'));
    return { id, type: 'PublicClientApp', alternateId: id, displayName: label };
  },
};

const pathOf = { USER: users.path, GROUP: groups.path, CLIENT: clients.path };

/** The roles that can have targets have the same id wherever they are assigned: their name, in base32. */
function assignmentId(org: Org, type: string, prefix: string): string {
  if (type === 'CUSTOM') return org.newId('irb');
  return standardRoles[type]?.targets ? base32(type) : org.newId(prefix);
}

function base32(text: string): string {
  const bits = [...Buffer.from(text)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.charAt(Number.parseInt(five.padEnd(5, '0'), 2)))
    .join('');
}

type Custom = Pick<RoleAssignment, 'role' | 'resourceSet'>;

/** Gives somebody a role, as it is when nobody has asked for it over the API. */
export function addAssignment(
  org: Org,
  assigneeType: RoleAssignment['assigneeType'],
  assigneeId: string,
  type: string,
  custom: Custom = {},
): RoleAssignment {
  const { prefix } = { USER: users, GROUP: groups, CLIENT: clients }[assigneeType];
  const id = assignmentId(org, type, prefix);
  const time = org.timestamp();
  const assignment: RoleAssignment = {
    id: `${assigneeId} ${id}`,
    assignmentId: id,
    assigneeType,
    assigneeId,
    type,
    ...custom,
    created: time,
    lastUpdated: time,
    groupTargets: new Set(),
    appTargets: new Set(),
  };
  org.roleAssignments.add(assignment);
  return assignment;
}

const labelOf = (org: Org, { type, role = '' }: RoleAssignment): string =>
  standardRoles[type]?.label ?? org.customRoles.get(role)?.label ?? type;

function assignmentView(org: Org, call: Call, assignment: RoleAssignment): Record<string, unknown> {
  const {
    assignmentId: id,
    type,
    assigneeType,
    assigneeId,
    role,
    resourceSet,
    created,
    lastUpdated,
  } = assignment;
  const iam = `${org.origin}/api/v1/iam`;
  const expand = call.params.get('expand')?.split(',') ?? [];
  const targets = {
    ...(expand.includes('targets/groups') && {
      groups: groupTargetsOf(org, assignment).map((group) => groupView(org, group)),
    }),
    ...(expand.includes('targets/catalog/apps') && {
      catalog: { apps: appTargetsOf(org, assignment).map((target) => appTargetView(org, target)) },
    }),
  };
  return {
    id,
    ...(role && { role }),
    label: labelOf(org, assignment),
    type,
    status: 'ACTIVE',
    created,
    lastUpdated,
    assignmentType: assigneeType,
    ...(resourceSet && { 'resource-set': resourceSet }),
    ...(Object.keys(targets).length > 0 && { _embedded: { targets } }),
    _links: {
      assignee: { href: `${org.origin}${pathOf[assigneeType]}/${assigneeId}` },
      ...(role && {
        'resource-set': { href: `${iam}/resource-sets/${resourceSet}` },
        permissions: { href: `${iam}/roles/${role}/permissions` },
        member: { href: `${iam}/resource-sets/${resourceSet}/bindings/${role}/members/${id}` },
      }),
    },
  };
}

/** A user's list also has the roles of the user's groups, but only the group can lose them. */
const listRoles =
  (assignees: Assignees): Handler =>
  (org, call) => {
    const { id } = assignees.find(org, call);
    const found =
      assignees === users
        ? assignmentsOf(org, { type: 'User', id })
        : org.roleAssignments.rows.filter(({ assigneeId }) => assigneeId === id);
    const inOrder = [...found].sort((a, b) => (a.assignmentId < b.assignmentId ? -1 : 1));
    return json(inOrder.map((assignment) => assignmentView(org, call, assignment)));
  };

const assignRole =
  (assignees: Assignees): Handler =>
  (org, call) => {
    const assignee = assignees.find(org, call);
    const { type, role, 'resource-set': resourceSet } = readBody(call, ['type', 'role', 'resource-set']);
    const custom: Custom = type === 'CUSTOM' ? readCustom(org, role, resourceSet) : {};
    if (typeof type !== 'string' || !(type === 'CUSTOM' || Object.hasOwn(standardRoles, type))) {
      throw invalid('type', 'type: The role type is not valid');
    }
    if ('members' in assignee) checkGroup(org, assignee);
    const same = org.roleAssignments.rows.some(
      (other) =>
        other.assigneeId === assignee.id &&
        other.type === type &&
        other.role === custom.role &&
        other.resourceSet === custom.resourceSet,
    );
    if (same) throw new OktaError('E0000090');
    const assignment = addAssignment(org, assignees.type, assignee.id, type, custom);
    recordPrivilege(org, call, assignees.granted, labelOf(org, assignment), assignee);
    return json(assignmentView(org, call, assignment), 201);
  };

function readCustom(org: Org, role: unknown, resourceSet: unknown): Custom {
  if (typeof role !== 'string' || typeof resourceSet !== 'string') {
    throw invalid('role', 'role: A custom role is assigned with a resource set');
  }
  if (!org.customRoles.get(role)) throw notFound(role, 'CustomRole');
  if (!org.resourceSets.get(resourceSet)) throw notFound(resourceSet, 'IAMPolicy');
  return { role, resourceSet };
}

function checkGroup(org: Org, { id, type, profile, members }: Group): void {
  const name = String(profile['name']);
  if (type === 'BUILT_IN') throw new OktaError('E0000211', [], name);
  if (type === 'APP_GROUP') throw new OktaError('E0000194', [], name);
  if (org.groupRules.rows.some(({ groupIds }) => groupIds.includes(id)))
    throw new OktaError('E0000192', [], name);
  if (members.size > 5000) throw new OktaError('E0000193', [], name);
}

function findAssignment(org: Org, call: Call, assignees: Assignees): RoleAssignment {
  const id = call.segment('role');
  const assignment = org.roleAssignments.get(`${assignees.find(org, call).id} ${id}`);
  if (!assignment) throw notFound(id, 'RoleAssignment');
  return assignment;
}

const getRole =
  (assignees: Assignees): Handler =>
  (org, call) =>
    json(assignmentView(org, call, findAssignment(org, call, assignees)));

const unassignRole =
  (assignees: Assignees): Handler =>
  (org, call) => {
    const assignment = findAssignment(org, call, assignees);
    org.roleAssignments.remove(assignment);
    recordPrivilege(org, call, assignees.revoked, labelOf(org, assignment), assignees.find(org, call));
    return noContent;
  };

/** The assignment of a call, when its role is one that can be limited to such targets. */
function targeted(org: Org, call: Call, assignees: Assignees, kind: 'groups' | 'apps'): RoleAssignment {
  const assignment = findAssignment(org, call, assignees);
  if (standardRoles[assignment.type]?.targets !== kind) throw new OktaError('E0000091');
  return assignment;
}

const groupTargetsOf = (org: Org, { groupTargets }: RoleAssignment): Group[] =>
  org.groups.rows.filter(({ id }) => groupTargets.has(id));

const limit = { usual: 20, most: 200 };

const listGroupTargets =
  (assignees: Assignees): Handler =>
  (org, call) => {
    const assignment = targeted(org, call, assignees, 'groups');
    return page(org, call, {
      rows: org.groups.rows,
      keep: ({ id }) => assignment.groupTargets.has(id),
      view: (group) => JSON.stringify(groupView(org, group)),
      limit,
    });
  };

const listAppTargets =
  (assignees: Assignees): Handler =>
  (org, call) =>
    page(org, call, {
      rows: appTargetsOf(org, targeted(org, call, assignees, 'apps')),
      keep: () => true,
      view: (target) => JSON.stringify(appTargetView(org, target)),
      limit,
    });

/** An app of the catalogue by its name, or one of the org's own by its name and its id. */
interface AppTarget {
  readonly id: string;
  readonly app: App | undefined;
}

const appTargetsOf = (org: Org, { appTargets }: RoleAssignment): AppTarget[] =>
  [...appTargets].sort().map((id) => ({ id, app: org.apps.get(id.split('/')[1] ?? '') }));

function appTargetView(org: Org, { id, app }: AppTarget): Record<string, unknown> {
  if (app) {
    const self = { href: `${org.origin}/api/v1/apps/${app.id}` };
    return { name: app.label, status: 'ACTIVE', id: app.id, _links: { self } };
  }
  const self = { href: `${org.origin}/api/v1/catalog/apps/${id}` };
  return { name: id, displayName: id, status: 'ACTIVE', lastUpdated: org.created, _links: { self } };
}

/** Adds a target or takes one away. The last cannot be taken: without one the role would be good for everything. */
function changeTargets(targets: Set<string>, target: string, change: 'add' | 'remove'): Reply {
  if (change === 'add') targets.add(target);
  else if (targets.size === 1 && targets.has(target)) {
    throw invalid('targets', 'targets: The last target of a role cannot be removed');
  } else targets.delete(target);
  return noContent;
}

const changeGroupTarget =
  (assignees: Assignees, change: 'add' | 'remove'): Handler =>
  (org, call) => {
    const { groupTargets } = targeted(org, call, assignees, 'groups');
    return changeTargets(groupTargets, findGroup(org, call.segment('target')).id, change);
  };

const changeAppTarget =
  (assignees: Assignees, change: 'add' | 'remove'): Handler =>
  (org, call) => {
    const { appTargets } = targeted(org, call, assignees, 'apps');
    const [name, id] = [call.segment('name'), call.segment('instance')];
    if (id && org.apps.get(id)?.name !== name) throw notFound(id, 'AppInstance');
    return changeTargets(appTargets, id ? `${name}/${id}` : name, change);
  };

const targetAllApps: Handler = (org, call) => {
  targeted(org, call, users, 'apps').appTargets.clear();
  return { status: 200 };
};

/** The targets of a role whichever they are, by their Okta Resource Names. */
const listTargets: Handler = (org, call) => {
  const assignment = findAssignment(org, call, users);
  const names = [
    ...[...assignment.groupTargets].map((id) => `directory:${org.id}:groups:${id}`),
    ...[...assignment.appTargets].map((id) => `idp:${org.id}:apps:${id.replace('/', ':')}`),
  ];
  return json(names.map((name) => ({ assignmentType: 'USER', orn: `orn:okta:${name}`, _links: {} })));
};

const groupTargets = '/roles/:role/targets/groups';
const appTargets = '/roles/:role/targets/catalog/apps';

function routesOf(assignees: Assignees, base: string): Route[] {
  return [
    ['GET', `${base}/roles`, listRoles(assignees)],
    ['POST', `${base}/roles`, assignRole(assignees)],
    ['GET', `${base}/roles/:role`, getRole(assignees)],
    ['DELETE', `${base}/roles/:role`, unassignRole(assignees)],
    ['GET', `${base}${groupTargets}`, listGroupTargets(assignees)],
    ['PUT', `${base}${groupTargets}/:target`, changeGroupTarget(assignees, 'add')],
    ['DELETE', `${base}${groupTargets}/:target`, changeGroupTarget(assignees, 'remove')],
    ['GET', `${base}${appTargets}`, listAppTargets(assignees)],
    ['PUT', `${base}${appTargets}/:name`, changeAppTarget(assignees, 'add')],
    ['DELETE', `${base}${appTargets}/:name`, changeAppTarget(assignees, 'remove')],
    ['PUT', `${base}${appTargets}/:name/:instance`, changeAppTarget(assignees, 'add')],
    ['DELETE', `${base}${appTargets}/:name/:instance`, changeAppTarget(assignees, 'remove')],
  ];
}

export const roleRoutes: readonly Route[] = [
  ...routesOf(users, `${users.path}/:user`),
  ['GET', `${users.path}/:user/roles/:role/targets`, listTargets],
  ['PUT', `${users.path}/:user${appTargets}`, targetAllApps],
  ...routesOf(groups, `${groups.path}/:group`),
  ...routesOf(clients, `${clients.path}/:client`),
];
