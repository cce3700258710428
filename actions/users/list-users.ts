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
    'Lists the users of the org: all of them, or those that match a search, a filter or the beginning of a name.',
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
          'An expression over any attribute, such as profile.department eq "Sales" and status eq "ACTIVE". Knows eq, sw, gt, ge, lt, le, pr. Finds changes after a second or so.',
        ),
      filter: z
        .string()
        .optional()
        .describe(
          'An expression over status, id, lastUpdated, login, email and names, with exact case. Cannot go with a search.',
        ),
      q: field(z.string().optional(), { title: 'Starts with' }).describe(
        'Finds users whose first name, last name or email begins so: at most 200, without a next page. Leaves deactivated users out.',
      ),
      includeDeprovisioned: field(z.boolean().optional(), { title: 'Include deactivated users' }).describe(
        'Lists deactivated users too, when neither search, filter nor Starts with is given. A search or filter finds them by itself.',
      ),
      ...sortInput,
      fields: field(z.string().optional(), { advanced: true }).describe(
        'Gives back only these fields, such as id,status,profile:(login,email). Without it: all of them.',
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
    list: { items: 'users', pageSize: 200, identity: 'id', whole: { when: 'q', most: 200 } },
  },
  check: (input) => ({
    ...expressionRules(input),
    includeDeprovisioned:
      input.includeDeprovisioned &&
      input.q &&
      'cannot go with "Starts with", which never finds deactivated users',
  }),
  // Without an expression Okta leaves deactivated users out, and a search for every status brings them in.
  execute: ({ okta, action, input: { includeDeprovisioned, ...input } }) =>
    okta.perform(
      action.request,
      includeDeprovisioned && !input.search && !input.filter
        ? {
            ...input,
            search: userStatuses.map((status) => searchExpression('status', 'eq', status)).join(' or '),
          }
        : input,
    ),
});
