import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { removeOwner } from '../../connector/okta/steps/group-owners.ts';
import { groupId, sampleGroup } from '../../schemas/group.ts';
import { governance, ownerId } from '../../schemas/group-owner.ts';
import { sampleUser } from '../../schemas/user.ts';

export const removeGroupOwner = defineAction({
  name: 'remove_group_owner',
  title: 'Remove group owner',
  description: 'Takes the ownership of a group away from a user or a group. Members stay members.',
  operation: 'deleteGroupOwner',
  scopes: ['okta.groups.manage'],
  effect: 'delete',
  idempotent: true,
  feature: governance,
  input: z.object({ groupId, ownerId }).strict(),
  output: z.object({
    groupId: z.string().describe('The group from the input.'),
    ownerId: z.string().describe('The owner from the input.'),
    changed: z.boolean().describe('True if the owner was removed. False if the group had no such owner.'),
  }),
  sample: {
    input: { groupId: sampleGroup.id, ownerId: sampleUser.id },
    output: { groupId: sampleGroup.id, ownerId: sampleUser.id, changed: true },
  },
  request: { method: 'DELETE', path: '/api/v1/groups/{groupId}/owners/{ownerId}' },
  execute: removeOwner,
});
