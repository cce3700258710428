import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { expressionRules, searchExpression } from '../../connector/okta/steps/search-expression.ts';
import { field } from '../../schemas/field.ts';
import { pageInput, pageOf, sortInput } from '../../schemas/page.ts';
import { sampleUser, user, userStatuses } from '../../schemas/user.ts';

export const listUsers = defineAction({
  name: 'list_users',
  title: 'List users',
  description:
    'Lists the users in the org: all of them, or those that match a search, a filter or the start of a name.',
  operation: 'listUsers',
  scopes: ['okta.users.read'],
  effect: 'read',
  idempotent: true,
  everyday: true,
  input: z
    .object({
      search: z
        .string()
        .optional()
        .describe(
          'A search expression on any attribute, such as profile.department eq "Sales" and status eq "ACTIVE". Operators: eq, sw, gt, ge, lt, le, pr. Recent changes appear after a second or so.',
        ),
      filter: z
        .string()
        .optional()
        .describe(
          'A filter expression on status, id, lastUpdated, login, email or names. Values are case-sensitive. Cannot be combined with a search.',
        ),
      q: field(z.string().optional(), { title: 'Starts with' }).describe(
        'Finds users whose first name, last name or email starts with this text. Excludes deactivated users. Returns one page of up to 200.',
      ),
      includeDeprovisioned: field(z.boolean().optional(), { title: 'Include deactivated users' }).describe(
        'Includes deactivated users. Only needed without a search, filter or Starts with: a search or filter always includes them.',
      ),
      ...sortInput,
      fields: field(z.string().optional(), { advanced: true }).describe(
        'Returns only these fields, such as id,status,profile:(login,email). The default is all fields.',
      ),
      ...pageInput(200),
    })
    .strict(),
  output: pageOf('users', user),
  sample: {
    input: { search: 'profile.department eq "Engineering"', limit: 50 },
    output: { users: [sampleUser], count: 1, nextCursor: null, hasMore: false },
  },
  request: {
    method: 'GET',
    path: '/api/v1/users',
    query: ['search', 'filter', 'q', 'sortBy', 'sortOrder', 'fields', 'limit', 'after'],
    // Without an expression Okta leaves deactivated users out, and a search for every status brings them in.
    instead: {
      when: 'includeDeprovisioned',
      without: ['search', 'filter'],
      query: {
        search: userStatuses.map((status) => searchExpression('status', 'eq', status)).join(' or '),
      },
    },
    list: { items: 'users', pageSize: 200, identity: 'id', whole: { when: 'q', most: 200 } },
  },
  check: (input) => ({
    ...expressionRules(input),
    includeDeprovisioned:
      input.includeDeprovisioned &&
      input.q &&
      'cannot be combined with "Starts with", which never finds deactivated users',
  }),
});
