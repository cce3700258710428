import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { unassignRole } from '../../connector/okta/steps/role-assignment.ts';
import { roleAssignmentId, sampleRole, unassignedRole } from '../../schemas/role.ts';
import { sampleUser, userId } from '../../schemas/user.ts';

export const unassignUserRole = defineAction({
  name: 'unassign_user_role',
  title: 'Unassign user role',
  description:
    'Takes an administrator role away from a user. A role that the user has through a group stays: the error names the group.',
  operation: 'unassignRoleFromUser',
  scopes: ['okta.roles.manage'],
  effect: 'delete',
  idempotent: true,
  confirm: true,
  keywords: ['remove administrator', 'revoke admin rights'],
  input: z.object({ userId, roleAssignmentId }).strict(),
  output: z.object({ userId: z.string().describe('The user from the input.'), ...unassignedRole }),
  sample: {
    input: { userId: sampleUser.id, roleAssignmentId: sampleRole.id },
    output: { userId: sampleUser.id, roleAssignmentId: sampleRole.id, changed: true },
  },
  request: { method: 'DELETE', path: '/api/v1/users/{userId}/roles/{roleAssignmentId}' },
  execute: unassignRole,
});
