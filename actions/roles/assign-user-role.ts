import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { assignRole } from '../../connector/okta/steps/role-assignment.ts';
import { assignedRole, roleInput, sampleCustomRoleAssignment } from '../../schemas/role.ts';
import { sampleUser, userId } from '../../schemas/user.ts';

export const assignUserRole = defineAction({
  name: 'assign_user_role',
  title: 'Assign user role',
  description:
    'Makes a user an administrator: assigns a standard role or, with CUSTOM, a role of this org for a resource set. A user who has the role already keeps it.',
  operation: 'assignRoleToUser',
  scopes: ['okta.roles.manage'],
  effect: 'update',
  idempotent: true,
  confirm: true,
  keywords: ['make administrator', 'grant admin rights'],
  input: z.object({ userId, ...roleInput }).strict(),
  output: assignedRole,
  sample: {
    input: {
      userId: sampleUser.id,
      type: 'CUSTOM',
      roleId: sampleCustomRoleAssignment.role,
      resourceSetId: sampleCustomRoleAssignment['resource-set'],
    },
    output: { ...sampleCustomRoleAssignment, changed: true },
  },
  request: {
    method: 'POST',
    path: '/api/v1/users/{userId}/roles',
    query: ['disableNotifications'],
    body: { type: 'type', role: 'roleId', 'resource-set': 'resourceSetId' },
  },
  execute: assignRole,
});
