import { invalid } from '../http/errors.ts';
import { type Call, type Handler, json, type Reply, type Route, readBody } from '../http/exchange.ts';
import { readLimit } from '../http/paging.ts';
import { record } from '../logs/events.ts';
import type { Org } from '../state/org.ts';
import type { CustomRole, ResourceSet, User } from '../state/rows.ts';
import { assignmentsOf } from './rights.ts';

/** A page of a list that has its next link in the body, not in a header. */
function envelope<T extends { readonly id: string }>(
  org: Org,
  call: Call,
  name: string,
  rows: readonly T[],
  view: (row: T) => unknown,
): Reply {
  const limit = readLimit(org, call, { usual: 100, most: 200 });
  const after = call.params.get('after') ?? '';
  const found = rows.filter(({ id }) => id > after).slice(0, limit + 1);
  const shown = found.slice(0, limit);
  const next = `${org.origin}${call.path}?after=${shown.at(-1)?.id}&limit=${limit}`;
  return json({
    [name]: shown.map(view),
    _links: found.length > limit ? { next: { href: next } } : {},
  });
}

/** The permissions that a custom role can have. */
const permissions = new Set(
  [
    'users.manage users.create users.read users.credentials.manage users.credentials.resetFactors',
    'users.credentials.resetPassword users.credentials.expirePassword users.userprofile.manage',
    'users.lifecycle.manage users.lifecycle.activate users.lifecycle.deactivate users.lifecycle.suspend',
    'users.lifecycle.unsuspend users.lifecycle.delete users.lifecycle.unlock users.lifecycle.clearSessions',
    'users.groupMembership.manage users.appAssignment.manage users.risk.manage users.risk.read',
    'groups.manage groups.create groups.read groups.members.manage groups.appAssignment.manage',
    'apps.manage apps.read apps.assignment.manage apps.manageFirstPartyApps apps.clientCredentials.read',
    'profilesources.import.run authzServers.read authzServers.manage customizations.read',
    'customizations.manage identityProviders.read identityProviders.manage workflows.read workflows.invoke',
    'governance.accessCertifications.manage governance.accessRequests.manage devices.manage devices.read',
    'devices.lifecycle.manage devices.lifecycle.activate devices.lifecycle.deactivate',
    'devices.lifecycle.suspend devices.lifecycle.unsuspend devices.lifecycle.delete realms.manage realms.read',
    'support.cases.manage logs.read policies.read policies.manage iam.read directories.read directories.manage',
  ].flatMap((line) => line.split(' ').map((permission) => `okta.${permission}`)),
);

function roleView(org: Org, { permissions: _, ...role }: CustomRole): Record<string, unknown> {
  const self = `${org.origin}/api/v1/iam/roles/${role.id}`;
  return { ...role, _links: { permissions: { href: `${self}/permissions` }, self: { href: self } } };
}

const listRoles: Handler = (org, call) =>
  envelope(org, call, 'roles', org.customRoles.rows, (role) => roleView(org, role));

const createRole: Handler = (org, call) => {
  const body = readBody(call, ['label', 'description', 'permissions']);
  const { label, description } = readNames(body);
  const wanted = readTexts(body, 'permissions');
  if (org.customRoles.rows.some((role) => role.label.toLowerCase() === label.toLowerCase())) {
    throw invalid('label', 'label: There is already an admin role with this name.');
  }
  const unknown = wanted.find((permission) => !permissions.has(permission));
  if (unknown) throw invalid('permissions', `permissions: ${unknown} is not a permission`);
  const time = org.timestamp();
  const role: CustomRole = {
    id: org.newId('cr0'),
    label,
    description,
    created: time,
    lastUpdated: time,
    permissions: wanted,
  };
  org.customRoles.add(role);
  record(org, call, 'iam.role.create', party(role, 'ROLE'));
  return json(roleView(org, role));
};

function resourceSetView(org: Org, { resources: _, ...set }: ResourceSet): Record<string, unknown> {
  const self = `${org.origin}/api/v1/iam/resource-sets/${set.id}`;
  return {
    ...set,
    _links: {
      self: { href: self },
      resources: { href: `${self}/resources` },
      bindings: { href: `${self}/bindings` },
    },
  };
}

const listResourceSets: Handler = (org, call) =>
  envelope(org, call, 'resource-sets', org.resourceSets.rows, (set) => resourceSetView(org, set));

const createResourceSet: Handler = (org, call) => {
  const body = readBody(call, ['label', 'description', 'resources']);
  const { label, description } = readNames(body);
  const resources = readTexts(body, 'resources');
  if (org.resourceSets.rows.some((set) => set.label.toLowerCase() === label.toLowerCase())) {
    throw invalid('label', 'label: There is already a resource set with this name.');
  }
  const time = org.timestamp();
  const set: ResourceSet = {
    id: org.newId('iam'),
    label,
    description,
    created: time,
    lastUpdated: time,
    resources,
  };
  org.resourceSets.add(set);
  record(org, call, 'iam.resourceset.create', party(set, 'RESOURCE_SET'));
  return json(resourceSetView(org, set));
};

function readNames({ label, description }: Record<string, unknown>): { label: string; description: string } {
  if (typeof label !== 'string' || label === '') throw blank('label');
  if (typeof description !== 'string' || description === '') throw blank('description');
  return { label, description };
}

function readTexts(body: Record<string, unknown>, key: string): string[] {
  const texts = body[key];
  if (!Array.isArray(texts) || texts.length === 0) throw blank(key);
  return texts.map(String);
}

const blank = (field: string) => invalid(field, `${field}: The field cannot be left blank`);

const party = ({ id, label }: CustomRole | ResourceSet, type: string) => ({
  id,
  type,
  alternateId: id,
  displayName: label,
});

const listAdmins: Handler = (org, call) => {
  const admins = org.users.rows.filter((user) => isAdmin(org, user));
  return envelope(org, call, 'value', admins, ({ id }) => ({
    id,
    orn: `orn:okta:directory:${org.id}:users:${id}`,
    _links: {
      self: { href: `${org.origin}/api/v1/users/${id}` },
      roles: { href: `${org.origin}/api/v1/users/${id}/roles` },
    },
  }));
};

const isAdmin = (org: Org, { id }: User): boolean => assignmentsOf(org, { type: 'User', id }).length > 0;

export const iamRoutes: readonly Route[] = [
  ['GET', '/api/v1/iam/roles', listRoles],
  ['POST', '/api/v1/iam/roles', createRole],
  ['GET', '/api/v1/iam/resource-sets', listResourceSets],
  ['POST', '/api/v1/iam/resource-sets', createResourceSet],
  ['GET', '/api/v1/iam/assignees/users', listAdmins],
];
