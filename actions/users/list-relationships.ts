import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { relationship, sampleRelationship } from '../../schemas/linked-user.ts';
import { pageOf } from '../../schemas/page.ts';

export const listRelationships = defineAction({
  name: 'list_relationships',
  title: 'List relationships',
  description:
    'Lists the relationships between users that the org has defined, such as manager and subordinate. All are in one page.',
  operation: 'listLinkedObjectDefinitions',
  scopes: ['okta.linkedObjects.read'],
  effect: 'read',
  idempotent: true,
  keywords: ['linked objects', 'linked object definitions'],
  input: z.object({}).strict(),
  output: pageOf('relationships', relationship),
  sample: {
    input: {},
    output: { relationships: [sampleRelationship], count: 1, nextCursor: null, hasMore: false },
  },
  request: {
    method: 'GET',
    path: '/api/v1/meta/schemas/user/linkedObjects',
    list: { items: 'relationships' },
  },
});
