import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { pageOf } from '../../schemas/page.ts';
import { resourceSet, sampleResourceSet } from '../../schemas/resource-set.ts';

export const listResourceSets = defineAction({
  name: 'list_resource_sets',
  title: 'List resource sets',
  description: 'Lists the resource sets, which say what a custom role applies to, all in one page.',
  operation: 'listResourceSets',
  scopes: ['okta.roles.read'],
  effect: 'read',
  idempotent: true,
  input: z.object({}).strict(),
  output: pageOf('resourceSets', resourceSet),
  sample: {
    input: {},
    output: { resourceSets: [sampleResourceSet], count: 1, nextCursor: null, hasMore: false },
  },
  // Okta takes no limit here, so that all pages are read.
  request: { method: 'GET', path: '/api/v1/iam/resource-sets', list: { items: 'resourceSets' } },
});
