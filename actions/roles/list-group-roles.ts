import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { groupId, sampleGroup } from '../../schemas/group.ts';
import { pageOf } from '../../schemas/page.ts';
import { expandRole, role, sampleCustomRoleAssignment, sampleRole } from '../../schemas/role.ts';

export const listGroupRoles = defineAction({
  name: 'list_group_roles',
  title: 'List group roles',
  description: 'Lists the administrator roles of a group, which all its members have, all in one page.',
  operation: 'listGroupAssignedRoles',
  scopes: ['okta.roles.read'],
  effect: 'read',
  idempotent: true,
  keywords: ['admin rights', 'permissions'],
  input: z.object({ groupId, expand: expandRole }).strict(),
  output: pageOf('roles', role),
  sample: {
    input: { groupId: sampleGroup.id },
    output: { roles: [sampleCustomRoleAssignment, sampleRole], count: 2, nextCursor: null, hasMore: false },
  },
  request: {
    method: 'GET',
    path: '/api/v1/groups/{groupId}/roles',
    query: ['expand'],
    list: { items: 'roles' },
  },
});
