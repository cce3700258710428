import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { assignRole } from '../../connector/okta/steps/role-assignment.ts';
import { groupId, sampleGroup } from '../../schemas/group.ts';
import { assignedRole, roleInput, sampleCustomRoleAssignment } from '../../schemas/role.ts';

export const assignGroupRole = defineAction({
  name: 'assign_group_role',
  title: 'Assign group role',
  description:
    'Makes all members of a group administrators: assigns a standard role or, with CUSTOM, a role of this org for a resource set. Okta allows it for groups of Okta and of directories that no rule fills.',
  operation: 'assignRoleToGroup',
  scopes: ['okta.roles.manage'],
  effect: 'update',
  idempotent: true,
  confirm: true,
  keywords: ['make administrator', 'grant admin rights'],
  input: z.object({ groupId, ...roleInput }).strict(),
  output: assignedRole,
  sample: {
    input: {
      groupId: sampleGroup.id,
      type: 'CUSTOM',
      roleId: sampleCustomRoleAssignment.role,
      resourceSetId: sampleCustomRoleAssignment['resource-set'],
    },
    output: { ...sampleCustomRoleAssignment, changed: true },
  },
  request: {
    method: 'POST',
    path: '/api/v1/groups/{groupId}/roles',
    query: ['disableNotifications'],
    body: { type: 'type', role: 'roleId', 'resource-set': 'resourceSetId' },
  },
  execute: assignRole,
});
