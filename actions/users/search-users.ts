import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { conditions, searchOf, wrongCondition } from '../../connector/okta/steps/user-search.ts';
import { pageInput, pageOf, sortInput } from '../../schemas/page.ts';
import { sampleUser, user } from '../../schemas/user.ts';

export const searchUsers = defineAction({
  name: 'search_users',
  title: 'Search users',
  description: 'Lists users that match conditions on their attributes, including deactivated users.',
  operation: 'listUsers',
  scopes: ['okta.users.read'],
  effect: 'read',
  idempotent: true,
  input: z
    .object({
      conditions,
      match: z
        .enum(['all', 'any'])
        .default('all')
        .describe('Whether a user must match all conditions (and) or just one of them (or).'),
      ...sortInput,
      ...pageInput(200),
    })
    .strict(),
  output: pageOf('users', user),
  sample: {
    input: {
      conditions: [
        { attribute: 'profile.department', operator: 'eq', value: 'Engineering' },
        { attribute: 'status', operator: 'eq', value: 'ACTIVE' },
      ],
    },
    output: { users: [sampleUser], count: 1, nextCursor: null, hasMore: false },
  },
  request: {
    method: 'GET',
    path: '/api/v1/users',
    query: ['sortBy', 'sortOrder', 'limit', 'after'],
    list: { items: 'users', pageSize: 200, identity: 'id' },
  },
  check: ({ conditions }) => ({ conditions: wrongCondition(conditions) }),
  execute: ({ okta, action, input }) => okta.perform(action.request, input, { search: searchOf(input) }),
});
