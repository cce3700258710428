import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { field } from '../../schemas/field.ts';
import { expandScope, grant, sampleGrant } from '../../schemas/grant.ts';
import { pageInput, pageOf } from '../../schemas/page.ts';
import { sampleUser, userId } from '../../schemas/user.ts';

export const listUserGrants = defineAction({
  name: 'list_user_grants',
  title: 'List user grants',
  description: 'Lists the scopes that a user granted to OAuth clients, one item for each scope and client.',
  operation: 'listUserGrants',
  scopes: ['okta.users.read'],
  effect: 'read',
  idempotent: true,
  keywords: ['consents of a user'],
  input: z
    .object({
      userId,
      scopeId: field(z.string().optional(), { title: 'Scope ID' }).describe(
        'Lists the grants of this scope only, such as okta.users.read.self.',
      ),
      expand: expandScope,
      ...pageInput(200),
    })
    .strict(),
  output: pageOf('grants', grant),
  sample: {
    input: { userId: sampleUser.id },
    output: { grants: [sampleGrant], count: 1, nextCursor: null, hasMore: false },
  },
  request: {
    method: 'GET',
    path: '/api/v1/users/{userId}/grants',
    query: ['scopeId', 'expand', 'limit', 'after'],
    list: { items: 'grants', pageSize: 200, identity: 'id' },
  },
});
