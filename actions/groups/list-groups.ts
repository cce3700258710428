import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { expressionRules } from '../../connector/okta/steps/search-expression.ts';
import { field } from '../../schemas/field.ts';
import { group, maxByName, sampleGroup } from '../../schemas/group.ts';
import { pageInput, pageOf, sortInput } from '../../schemas/page.ts';

export const listGroups = defineAction({
  name: 'list_groups',
  title: 'List groups',
  description:
    'Lists the groups in the org: all of them, or those that match a search, a filter or the start of a name.',
  operation: 'listGroups',
  scopes: ['okta.groups.read'],
  effect: 'read',
  idempotent: true,
  everyday: true,
  input: z
    .object({
      search: z
        .string()
        .optional()
        .describe(
          'A search expression on any attribute, such as type eq "OKTA_GROUP" and profile.name sw "Sales". Recent changes appear after a second or so.',
        ),
      filter: z
        .string()
        .optional()
        .describe(
          'A filter expression on type, id, lastUpdated or lastMembershipUpdated. Values are case-sensitive. Cannot be combined with a search.',
        ),
      q: field(z.string().optional(), { title: 'Name starts with' }).describe(
        'Finds groups whose name starts with this text, ignoring case. Returns one page of up to the limit.',
      ),
      expand: field(z.enum(['stats', 'app']).optional(), { advanced: true }).describe(
        'Adds details under Embedded: stats for the number of users and applications, app for the application of an APP_GROUP.',
      ),
      ...sortInput,
      ...pageInput(200),
    })
    .strict(),
  output: pageOf('groups', group),
  sample: {
    input: { search: 'profile.name sw "Eng"', expand: 'stats' },
    output: { groups: [sampleGroup], count: 1, nextCursor: null, hasMore: false },
  },
  request: {
    method: 'GET',
    path: '/api/v1/groups',
    query: ['search', 'filter', 'q', 'expand', 'sortBy', 'sortOrder', 'limit', 'after'],
    list: { items: 'groups', pageSize: 200, identity: 'id', whole: { when: 'q', most: maxByName } },
  },
  check: expressionRules,
});
