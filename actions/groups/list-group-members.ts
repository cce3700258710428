import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { groupId, sampleGroup } from '../../schemas/group.ts';
import { pageInput, pageOf } from '../../schemas/page.ts';
import { sampleUser, user } from '../../schemas/user.ts';

export const listGroupMembers = defineAction({
  name: 'list_group_members',
  title: 'List group members',
  description: 'Lists the members of a group.',
  operation: 'listGroupUsers',
  scopes: ['okta.groups.read'],
  effect: 'read',
  idempotent: true,
  everyday: true,
  input: z.object({ groupId, ...pageInput(200) }).strict(),
  output: pageOf('users', user),
  sample: {
    input: { groupId: sampleGroup.id, limit: 100 },
    output: { users: [sampleUser], count: 1, nextCursor: null, hasMore: false },
  },
  request: {
    method: 'GET',
    path: '/api/v1/groups/{groupId}/users',
    query: ['limit', 'after'],
    list: { items: 'users', pageSize: 200, identity: 'id' },
  },
});
