import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { expandGroupNames, groupRule, sampleGroupRule } from '../../schemas/group-rule.ts';
import { pageInput, pageOf } from '../../schemas/page.ts';

export const listGroupRules = defineAction({
  name: 'list_group_rules',
  title: 'List group rules',
  description: 'Lists the rules that add users to groups: all of them, or those whose name holds a word.',
  operation: 'listGroupRules',
  scopes: ['okta.groups.read'],
  effect: 'read',
  idempotent: true,
  keywords: ['dynamic group membership', 'why is a user in a group'],
  input: z
    .object({
      search: z.string().optional().describe('Finds rules whose name contains this word, ignoring case.'),
      expand: expandGroupNames,
      ...pageInput(200),
    })
    .strict(),
  output: pageOf('groupRules', groupRule),
  sample: {
    input: { search: 'sales', expand: 'groupIdToGroupNameMap' },
    output: { groupRules: [sampleGroupRule], count: 1, nextCursor: null, hasMore: false },
  },
  request: {
    method: 'GET',
    path: '/api/v1/groups/rules',
    query: ['search', 'expand', 'limit', 'after'],
    list: { items: 'groupRules', pageSize: 200 },
  },
});
