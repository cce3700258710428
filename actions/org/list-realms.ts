import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { field } from '../../schemas/field.ts';
import { pageInput, pageOf, sortInput } from '../../schemas/page.ts';
import { realm, sampleRealm } from '../../schemas/realm.ts';

export const listRealms = defineAction({
  name: 'list_realms',
  title: 'List realms',
  description:
    'Lists the realms, which separate the users of an org from each other: all of them, or those that match a search.',
  operation: 'listRealms',
  scopes: ['okta.realms.read'],
  effect: 'read',
  idempotent: true,
  feature: 'Okta Identity Governance',
  input: z
    .object({
      search: z
        .string()
        .optional()
        .describe(
          'A search expression, such as profile.name co "Partner". Recent changes appear after a second or so.',
        ),
      ...sortInput,
      sortBy: field(z.string().optional(), { advanced: true }).describe(
        'Attribute to sort by, such as profile.name. Works only with a search.',
      ),
      ...pageInput(200),
    })
    .strict(),
  output: pageOf('realms', realm),
  sample: {
    input: { search: 'profile.name co "Co"' },
    output: { realms: [sampleRealm], count: 1, nextCursor: null, hasMore: false },
  },
  request: {
    method: 'GET',
    path: '/api/v1/realms',
    query: ['search', 'sortBy', 'sortOrder', 'limit', 'after'],
    list: { items: 'realms', pageSize: 200 },
  },
  check: ({ search, sortBy }) => ({ sortBy: sortBy && !search && 'works with "Search" only' }),
});
