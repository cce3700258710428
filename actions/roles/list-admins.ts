import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { listAdmins as listWithDetails } from '../../connector/okta/steps/admins.ts';
import { admin, sampleAdmin } from '../../schemas/admin.ts';
import { pageInput, pageOf } from '../../schemas/page.ts';

export const listAdmins = defineAction({
  name: 'list_admins',
  title: 'List admins',
  description:
    'Lists the users who have an administrator role, in person or through a group, with their names and roles. Service apps that have roles are not in the list.',
  operation: 'listUsersWithRoleAssignments',
  scopes: ['okta.roles.read', 'okta.users.read'],
  effect: 'read',
  idempotent: true,
  keywords: ['who is an administrator', 'administrators', 'admin report'],
  input: z
    .object({
      includeDetails: z
        .boolean()
        .default(true)
        .describe(
          'Adds name and roles, which takes one call for each administrator. After a minute the list stops and gives a cursor. Without it, the list has IDs only.',
        ),
      ...pageInput(100),
    })
    .strict(),
  output: pageOf('admins', admin),
  sample: { input: {}, output: { admins: [sampleAdmin], count: 1, nextCursor: null, hasMore: false } },
  request: {
    method: 'GET',
    path: '/api/v1/iam/assignees/users',
    query: ['limit', 'after'],
    list: { items: 'admins', pageSize: 100 },
  },
  execute: listWithDetails,
});
