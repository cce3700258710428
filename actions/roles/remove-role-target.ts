import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { removeRoleTarget as removeTarget } from '../../connector/okta/steps/role-targets.ts';
import { sampleRole } from '../../schemas/role.ts';
import { changedRoleTarget, roleTargetInput, sampleGroupTarget } from '../../schemas/role-target.ts';
import { sampleUser } from '../../schemas/user.ts';

export const removeRoleTarget = defineAction({
  name: 'remove_role_target',
  title: 'Remove role target',
  description:
    'Takes a group or application away from those that an assigned role is limited to. The last one cannot be removed, since the role would then apply to everything.',
  operation: 'unassignGroupTargetFromUserAdminRole',
  scopes: ['okta.roles.manage', 'okta.apps.read'],
  effect: 'delete',
  idempotent: true,
  confirm: true,
  input: roleTargetInput,
  output: changedRoleTarget.extend({
    changed: z.boolean().describe('True if the target was removed. False if the role was not limited to it.'),
  }),
  sample: {
    input: {
      assignmentType: 'USER',
      userId: sampleUser.id,
      roleAssignmentId: sampleRole.id,
      targetType: 'GROUP',
      targetGroupId: sampleGroupTarget.id,
    },
    output: {
      assigneeId: sampleUser.id,
      roleAssignmentId: sampleRole.id,
      targetId: sampleGroupTarget.id,
      changed: true,
    },
  },
  request: {
    method: 'DELETE',
    path: '/api/v1/users/{userId}/roles/{roleAssignmentId}/targets/groups/{targetGroupId}',
  },
  execute: removeTarget,
});
