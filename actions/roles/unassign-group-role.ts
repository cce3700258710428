import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { unassignRole } from '../../connector/okta/steps/role-assignment.ts';
import { groupId, sampleGroup } from '../../schemas/group.ts';
import { roleAssignmentId, sampleRole, unassignedRole } from '../../schemas/role.ts';

export const unassignGroupRole = defineAction({
  name: 'unassign_group_role',
  title: 'Unassign group role',
  description: 'Takes an administrator role away from a group, and so from all its members.',
  operation: 'unassignRoleFromGroup',
  scopes: ['okta.roles.manage'],
  effect: 'delete',
  idempotent: true,
  confirm: true,
  keywords: ['remove administrator', 'revoke admin rights'],
  input: z.object({ groupId, roleAssignmentId }).strict(),
  output: z.object({ groupId: z.string().describe('The group ID from the input.'), ...unassignedRole }),
  sample: {
    input: { groupId: sampleGroup.id, roleAssignmentId: sampleRole.id },
    output: { groupId: sampleGroup.id, roleAssignmentId: sampleRole.id, changed: true },
  },
  request: { method: 'DELETE', path: '/api/v1/groups/{groupId}/roles/{roleAssignmentId}' },
  execute: unassignRole,
});
