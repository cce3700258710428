import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { pageOf } from '../../schemas/page.ts';
import { expandRole, role, sampleCustomRoleAssignment, sampleRole } from '../../schemas/role.ts';
import { sampleUser, userId } from '../../schemas/user.ts';

export const listUserRoles = defineAction({
  name: 'list_user_roles',
  title: 'List user roles',
  description:
    'Lists the administrator roles of a user, all in one page: the roles of the user and those of groups that the user is in.',
  operation: 'listAssignedRolesForUser',
  scopes: ['okta.roles.read'],
  effect: 'read',
  idempotent: true,
  keywords: ['admin rights', 'permissions'],
  input: z.object({ userId, expand: expandRole }).strict(),
  output: pageOf('roles', role),
  sample: {
    input: { userId: sampleUser.id },
    output: { roles: [sampleCustomRoleAssignment, sampleRole], count: 2, nextCursor: null, hasMore: false },
  },
  request: {
    method: 'GET',
    path: '/api/v1/users/{userId}/roles',
    query: ['expand'],
    list: { items: 'roles' },
  },
});
