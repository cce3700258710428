import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { group, sampleGroup } from '../../schemas/group.ts';
import { pageInput, pageOf } from '../../schemas/page.ts';
import { sampleUser, userId } from '../../schemas/user.ts';

export const listUserGroups = defineAction({
  name: 'list_user_groups',
  title: 'List user groups',
  description: 'Lists the groups that a user is in, including Everyone.',
  operation: 'listUserGroups',
  scopes: ['okta.users.read'],
  effect: 'read',
  idempotent: true,
  everyday: true,
  input: z.object({ userId, ...pageInput(200) }).strict(),
  output: pageOf('groups', group),
  sample: {
    input: { userId: sampleUser.id },
    output: { groups: [sampleGroup], count: 1, nextCursor: null, hasMore: false },
  },
  request: {
    method: 'GET',
    path: '/api/v1/users/{userId}/groups',
    query: ['limit', 'after'],
    list: { items: 'groups', pageSize: 200, identity: 'id' },
  },
});
