import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { addRoleTarget as addTarget } from '../../connector/okta/steps/role-targets.ts';
import { sampleRole } from '../../schemas/role.ts';
import { changedRoleTarget, roleTargetInput } from '../../schemas/role-target.ts';
import { sampleUser } from '../../schemas/user.ts';

export const addRoleTarget = defineAction({
  name: 'add_role_target',
  title: 'Add role target',
  description:
    'Limits an assigned role to a group or application, beside those that it is limited to already. The first target narrows the role, which applied to everything before. All applications of a kind replace single ones of that kind.',
  operation: 'assignGroupTargetToUserRole',
  scopes: ['okta.roles.manage', 'okta.apps.read'],
  effect: 'update',
  idempotent: true,
  confirm: true,
  input: roleTargetInput,
  output: changedRoleTarget.extend({
    changed: z
      .boolean()
      .describe('True if the target was added. False if the role already applied to it in particular.'),
    narrowed: z
      .boolean()
      .describe(
        'True if the role applied to all groups or applications before, and now applies to this one only.',
      ),
  }),
  sample: {
    input: {
      assignmentType: 'USER',
      userId: sampleUser.id,
      roleAssignmentId: sampleRole.id,
      targetType: 'GROUP',
      targetGroupId: '00g1fahZzPyLuSxZQ0g4',
    },
    output: {
      assigneeId: sampleUser.id,
      roleAssignmentId: sampleRole.id,
      targetId: '00g1fahZzPyLuSxZQ0g4',
      changed: true,
      narrowed: false,
    },
  },
  request: {
    method: 'PUT',
    path: '/api/v1/users/{userId}/roles/{roleAssignmentId}/targets/groups/{targetGroupId}',
  },
  execute: addTarget,
});
