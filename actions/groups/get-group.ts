import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { group, groupId, sampleGroup } from '../../schemas/group.ts';

export const getGroup = defineAction({
  name: 'get_group',
  title: 'Get group',
  description: 'Gets one group with its profile, type and dates.',
  operation: 'getGroup',
  scopes: ['okta.groups.read'],
  effect: 'read',
  idempotent: true,
  input: z.object({ groupId }).strict(),
  output: group,
  sample: { input: { groupId: sampleGroup.id }, output: sampleGroup },
  request: { method: 'GET', path: '/api/v1/groups/{groupId}' },
});
