import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { groupId, sampleGroup } from '../../schemas/group.ts';
import { governance, groupOwner, sampleGroupOwner } from '../../schemas/group-owner.ts';
import { pageInput, pageOf } from '../../schemas/page.ts';

export const listGroupOwners = defineAction({
  name: 'list_group_owners',
  title: 'List group owners',
  description: 'Lists the users and groups that own a group.',
  operation: 'listGroupOwners',
  scopes: ['okta.groups.read'],
  effect: 'read',
  idempotent: true,
  keywords: ['who is responsible for a group'],
  feature: governance,
  input: z
    .object({
      groupId,
      search: z
        .string()
        .optional()
        .describe('A search expression on the type, such as type eq "USER". Values are USER and GROUP.'),
      ...pageInput(1000),
    })
    .strict(),
  output: pageOf('owners', groupOwner),
  sample: {
    input: { groupId: sampleGroup.id },
    output: { owners: [sampleGroupOwner], count: 1, nextCursor: null, hasMore: false },
  },
  request: {
    method: 'GET',
    path: '/api/v1/groups/{groupId}/owners',
    query: ['search', 'limit', 'after'],
    list: { items: 'owners', pageSize: 1000 },
  },
});
