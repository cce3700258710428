import { z } from 'zod/v3';
import { app } from '../../../schemas/app.ts';
import { roleTarget } from '../../../schemas/role-target.ts';
import type { Client } from '../../core/client.ts';
import type { ActionContext } from '../../core/define-action.ts';
import { ConnectorError } from '../../core/error.ts';
import { callOf, type RequestData } from '../../core/request.ts';
import { expected } from '../../core/run.ts';
import { deleteOnce } from './delete-once.ts';

interface RoleOf {
  assignmentType: 'USER' | 'GROUP';
  userId?: string | undefined;
  groupId?: string | undefined;
  roleAssignmentId: string;
}

interface TargetInput extends RoleOf {
  targetType: 'GROUP' | 'APP' | 'CATALOG_APP';
  targetGroupId?: string | undefined;
  appId?: string | undefined;
  appName?: string | undefined;
}

interface Changed {
  assigneeId: string;
  roleAssignmentId: string;
  targetId: string;
  changed: boolean;
}

const targetPaths = {
  GROUP: 'groups/{targetGroupId}',
  APP: 'catalog/apps/{appName}/{appId}',
  CATALOG_APP: 'catalog/apps/{appName}',
};

const targetsPath = ({ assignmentType }: RoleOf, kind: string) =>
  `/api/v1/${assignmentType === 'USER' ? 'users/{userId}' : 'groups/{groupId}'}/roles/{roleAssignmentId}/targets/${kind}`;

/** The path of all targets of a kind. A role has groups or applications as targets, never both. */
const listPath = (input: RoleOf, targetType: string) =>
  targetsPath(input, targetType === 'GROUP' ? 'groups' : 'catalog/apps');

/** Lists the targets of a role. */
export const listRoleTargets = <Output>({
  okta,
  action,
  input,
}: ActionContext<RoleOf & { targetType: string }>): Promise<Output> =>
  okta.perform(requestAt(action.request, listPath(input, input.targetType)), { ...input });

/**
 * Adds a target to a role. The first one narrows the role: without any it applies to everything. So the targets are
 * read first, and what is one already is left alone.
 */
export async function addRoleTarget({
  okta,
  action,
  input,
}: ActionContext<TargetInput>): Promise<Changed & { narrowed: boolean }> {
  const { targets, isAll } = await readTargets(okta, input);
  if (targets.some(isTarget(input))) return { ...outcome(input), changed: false, narrowed: false };
  await okta.call(callOf(requestAt(action.request, ownPath(input)), await named(okta, input)));
  return { ...outcome(input), changed: true, narrowed: isAll && targets.length === 0 };
}

/**
 * Takes a target away from a role, but never the last one: without any the role would apply to everything. Okta refuses
 * that with words that nobody understands.
 */
export async function removeRoleTarget({
  okta,
  action,
  input,
}: ActionContext<TargetInput>): Promise<Changed> {
  const { targets, isAll } = await readTargets(okta, input);
  const others = targets.filter((target) => !isTarget(input)(target));
  if (isAll && others.length === targets.length) return { ...outcome(input), changed: false };
  if (isAll && others.length === 0) throw new ConnectorError('WRONG_STATE', lastTarget(input));
  await deleteOnce(okta, callOf(requestAt(action.request, ownPath(input)), await named(okta, input)));
  return { ...outcome(input), changed: true };
}

function lastTarget({ assignmentType, targetType }: TargetInput): string {
  const kind = targetType === 'GROUP' ? 'group' : 'application';
  const unassign = assignmentType === 'USER' ? 'unassign_user_role' : 'unassign_group_role';
  return `This is the only ${kind} that the role applies to. Without it the role would apply to every ${kind}, so it was not removed. Add another target first with add_role_target, or take the role away with ${unassign}.`;
}

/** All targets of the kind, and whether they are certainly all. */
async function readTargets(okta: Client, input: TargetInput) {
  const path = listPath(input, input.targetType);
  const { page } = await okta.list(
    { method: 'GET', path, params: { ...input } },
    { limit: Number.POSITIVE_INFINITY, pageSize: 200, identity: 'id' },
  );
  return { targets: expected(z.array(roleTarget), page.items), isAll: !page.hasMore };
}

/** An application of the catalog has no ID, and one of the org bears its label as the name. */
const isTarget =
  ({ targetType, targetGroupId, appId, appName }: TargetInput) =>
  ({ id, name }: z.output<typeof roleTarget>): boolean =>
    targetType === 'CATALOG_APP' ? !id && name === appName : id === (targetGroupId ?? appId);

/** The input with the name of the application in the catalog, which Okta's path wants beside the ID. */
async function named(okta: Client, input: TargetInput): Promise<Record<string, unknown>> {
  if (input.targetType !== 'APP') return { ...input };
  const { appId } = input;
  const { body } = await okta.call({
    method: 'GET',
    path: '/api/v1/apps/{appId}',
    params: { appId },
    expect: app,
  });
  return { ...input, appName: body.name };
}

const outcome = ({ userId, groupId, roleAssignmentId, targetGroupId, appId, appName }: TargetInput) => ({
  assigneeId: userId ?? groupId ?? '',
  roleAssignmentId,
  targetId: targetGroupId ?? appId ?? appName ?? '',
});

const ownPath = (input: TargetInput) => targetsPath(input, targetPaths[input.targetType]);

/** The request of an action at the path for this kind of assignee and target. */
function requestAt(request: RequestData | undefined, path: string): RequestData | undefined {
  return request && { ...request, path };
}
