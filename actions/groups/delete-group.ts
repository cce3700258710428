import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { changeGroup } from '../../connector/okta/steps/change-group.ts';
import { groupId, sampleGroup } from '../../schemas/group.ts';

export const deleteGroup = defineAction({
  name: 'delete_group',
  title: 'Delete group',
  description:
    'Deletes a group for good. Its members stay in the org and lose what the group gave them; rules that name it stop working.',
  operation: 'deleteGroup',
  scopes: ['okta.groups.manage'],
  effect: 'delete',
  idempotent: true,
  input: z.object({ groupId }).strict(),
  output: z.object({
    groupId: z.string().describe('The group, as it was given.'),
    deleted: z.boolean().describe('True: the group is gone.'),
  }),
  sample: { input: { groupId: sampleGroup.id }, output: { groupId: sampleGroup.id, deleted: true } },
  request: { method: 'DELETE', path: '/api/v1/groups/{groupId}' },
  async execute(context) {
    await changeGroup(context);
    return { groupId: context.input.groupId, deleted: true };
  },
});
