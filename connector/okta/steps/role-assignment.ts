import { z } from 'zod/v3';
import { type Role, role } from '../../../schemas/role.ts';
import type { Client, Reply } from '../../core/client.ts';
import type { ActionContext } from '../../core/define-action.ts';
import { isConnectorError } from '../../core/error.ts';
import { callOf } from '../../core/request.ts';
import { ifFound, toExplain } from './if-found.ts';

/** Whose role it is. */
export type Assignee = { userId: string } | { groupId: string };

type Assigned = Assignee & {
  type: string;
  roleId?: string | undefined;
  resourceSetId?: string | undefined;
};

const roles = z.array(role);

/** The roles that somebody has. Those of a user include what the groups of the user have. */
export const readRoles = (okta: Client, assignee: Assignee): Promise<Reply<Role[]>> =>
  okta.call({
    method: 'GET',
    path: 'userId' in assignee ? '/api/v1/users/{userId}/roles' : '/api/v1/groups/{groupId}/roles',
    params: assignee,
    expect: roles,
  });

/** The roles that were assigned to this user or group, and not to a group that the user is in. */
export async function readOwnRoles(okta: Client, assignee: Assignee): Promise<Role[]> {
  return (await readRoles(okta, assignee)).body.filter((one) => isOwn(one, assignee));
}

/** Assigns a role. Okta refuses one that is assigned already, which is then given back. */
export async function assignRole({
  okta,
  action,
  input,
}: ActionContext<Assigned>): Promise<Role & { changed: boolean }> {
  try {
    const { body } = await okta.call({ ...callOf(action.request, input), expect: role });
    return { ...body, changed: true };
  } catch (error) {
    if (!(isConnectorError(error) && error.code === 'CONFLICT')) throw error;
    const reply = await toExplain(error, readRoles(okta, input));
    const same = reply.body.find((one) => isOwn(one, input) && isOf(one, input));
    if (!same) throw error;
    return { ...same, changed: okta.replyLost && okta.happenedNow(same.created, reply) };
  }
}

/** Takes a role away. An assignment that is not there is no error: `changed` is false. */
export async function unassignRole<Input extends Assignee & { roleAssignmentId: string }>({
  okta,
  action,
  input,
}: ActionContext<Input>): Promise<Input & { changed: boolean }> {
  try {
    await okta.call(callOf(action.request, input));
    return { ...input, changed: true };
  } catch (error) {
    if (!(isConnectorError(error) && error.code === 'NOT_FOUND')) throw error;
    const there = await toExplain(error, ifFound(readRoles(okta, input)));
    if (!there) throw error;
    const same = there.body.find(({ id }) => id === input.roleAssignmentId);
    if (!same) return { ...input, changed: okta.replyLost };
    if (isOwn(same, input)) throw error;
    throw error.with({ code: 'WRONG_STATE', message: inherited(same), retryable: false });
  }
}

/** It was assigned to this user or group, and not to a group that the user is in. */
const isOwn = ({ assignmentType }: Role, assignee: Assignee) =>
  assignmentType === ('userId' in assignee ? 'USER' : 'GROUP');

/** Okta also shows a role and a resource set for some of its own roles, so that they count for custom ones alone. */
const isOf = (one: Role, { type, roleId, resourceSetId }: Assigned) =>
  one.type === type && (type !== 'CUSTOM' || (one.role === roleId && one['resource-set'] === resourceSetId));

function inherited({ label, _links }: Role): string {
  const group = /groups\/(\w+)/.exec(JSON.stringify(_links ?? {}))?.[1];
  const named = group ? `the group ${group}` : 'a group';
  return `The user has the role "${label}" through ${named}, and loses it only with the group. Use remove_user_from_group, or unassign_group_role for all its members.`;
}
