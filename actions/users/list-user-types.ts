import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { pageOf } from '../../schemas/page.ts';
import { sampleUserType, userType } from '../../schemas/user-type.ts';

export const listUserTypes = defineAction({
  name: 'list_user_types',
  title: 'List user types',
  description:
    'Lists the user types of the org. Each has a profile with attributes of its own. All types are in one page.',
  operation: 'listUserTypes',
  scopes: ['okta.userTypes.read'],
  effect: 'read',
  idempotent: true,
  input: z.object({}).strict(),
  output: pageOf('userTypes', userType),
  sample: {
    input: {},
    output: { userTypes: [sampleUserType], count: 1, nextCursor: null, hasMore: false },
  },
  request: { method: 'GET', path: '/api/v1/meta/types/user', list: { items: 'userTypes' } },
});
