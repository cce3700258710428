import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { listRoleTargets as listTargets } from '../../connector/okta/steps/role-targets.ts';
import { pageInput, pageOf } from '../../schemas/page.ts';
import { sampleRole } from '../../schemas/role.ts';
import { roleOfInput, roleTarget, sampleAppTarget, sampleGroupTarget } from '../../schemas/role-target.ts';
import { sampleUser } from '../../schemas/user.ts';

export const listRoleTargets = defineAction({
  name: 'list_role_targets',
  title: 'List role targets',
  description:
    'Lists the groups or applications that an assigned role is limited to. An empty list means that the role applies to all of them.',
  operation: 'listGroupTargetsForRole',
  scopes: ['okta.roles.read'],
  effect: 'read',
  idempotent: true,
  input: z
    .object({
      ...roleOfInput,
      targetType: z
        .enum(['GROUP', 'APP'])
        .describe(
          'GROUP for USER_ADMIN, HELP_DESK_ADMIN and GROUP_MEMBERSHIP_ADMIN, APP for APP_ADMIN. Other roles have no targets.',
        ),
      ...pageInput(200),
    })
    .strict(),
  output: pageOf('targets', roleTarget),
  sample: {
    input: {
      assignmentType: 'USER',
      userId: sampleUser.id,
      roleAssignmentId: sampleRole.id,
      targetType: 'GROUP',
    },
    output: {
      targets: [sampleGroupTarget, sampleAppTarget],
      count: 2,
      nextCursor: null,
      hasMore: false,
    },
  },
  request: {
    method: 'GET',
    path: '/api/v1/users/{userId}/roles/{roleAssignmentId}/targets/groups',
    query: ['limit', 'after'],
    list: { items: 'targets', pageSize: 200, identity: 'id' },
  },
  execute: listTargets,
});
