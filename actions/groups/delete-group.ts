import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { changeGroup } from '../../connector/okta/steps/change-group.ts';
import { groupId, sampleGroup } from '../../schemas/group.ts';

export const deleteGroup = defineAction({
  name: 'delete_group',
  title: 'Delete group',
  description:
    'Permanently deletes a group. Its members stay in the org but lose what the group gave them. Group rules that use it stop working.',
  operation: 'deleteGroup',
  scopes: ['okta.groups.manage'],
  effect: 'delete',
  idempotent: true,
  input: z.object({ groupId }).strict(),
  output: z.object({
    groupId: z.string().describe('The group ID from the input.'),
    deleted: z.boolean().describe('Always true: the group no longer exists.'),
  }),
  sample: { input: { groupId: sampleGroup.id }, output: { groupId: sampleGroup.id, deleted: true } },
  request: {
    method: 'DELETE',
    path: '/api/v1/groups/{groupId}',
    gives: { groupId: 'groupId', deleted: true },
  },
  execute: changeGroup,
});
