import type { Facts } from '../../differential/facts.ts';
import type { Body, Plain } from '../../differential/plain.ts';

/** The path of the roles of a user or a group. */
export const rolesOf = (assignee: 'users' | 'groups', id: string) => `/api/v1/${assignee}/${id}/roles`;

/** Assigns a role, and gives the assignment. */
export const assigned = async (
  org: Plain,
  assignee: 'users' | 'groups',
  id: string,
  type: string,
): Promise<Body> => (await org.send('POST', rolesOf(assignee, id), { type })).body;

/** Assigns a role in both orgs, where it has the same ID. */
export const assignedInBoth = async (
  org: Facts,
  assignee: 'users' | 'groups',
  id: string,
  type: string,
): Promise<Body> => (await org.both('POST', rolesOf(assignee, id), { type }))[0];

/** Makes a custom role and a resource set in an org, or in both. */
export async function customRole(
  send: (method: string, path: string, body: object) => Promise<Body>,
  label: string,
): Promise<{ roleId: string; resourceSetId: string }> {
  const role = { label, description: label, permissions: ['okta.users.read'] };
  const set = { label, description: label, resources: ['orn:okta:directory:00o1:users'] };
  const { id: roleId } = await send('POST', '/api/v1/iam/roles', role);
  const { id: resourceSetId } = await send('POST', '/api/v1/iam/resource-sets', set);
  return { roleId, resourceSetId };
}
