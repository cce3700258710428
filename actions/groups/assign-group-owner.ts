import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { assignOwner } from '../../connector/okta/steps/group-owners.ts';
import { field } from '../../schemas/field.ts';
import { groupId, sampleGroup } from '../../schemas/group.ts';
import { governance, groupOwner, sampleGroupOwner } from '../../schemas/group-owner.ts';
import { sampleUser, userId } from '../../schemas/user.ts';

export const assignGroupOwner = defineAction({
  name: 'assign_group_owner',
  title: 'Assign group owner',
  description:
    'Makes a user, or all members of another group, an owner of a group. An owner who already is one stays one.',
  operation: 'assignGroupOwner',
  scopes: ['okta.groups.manage'],
  effect: 'update',
  idempotent: true,
  confirm: true,
  feature: governance,
  input: z
    .object({
      groupId,
      type: field(z.enum(['USER', 'GROUP']), { title: 'Owner type' }).describe(
        'Whether the owner is a user (USER) or a group (GROUP).',
      ),
      userId: field(userId.describe('The ID of the user (00u...). A login does not work here.').optional(), {
        showWhen: { field: 'type', is: ['USER'], required: true },
      }),
      ownerGroupId: field(
        groupId.describe('The ID of the group (00g...) that becomes an owner.').optional(),
        {
          title: 'Owner group ID',
          showWhen: { field: 'type', is: ['GROUP'], required: true },
        },
      ),
    })
    .strict(),
  output: groupOwner.extend({
    changed: z.boolean().describe('True if the owner was assigned. False if the owner was one already.'),
  }),
  sample: {
    input: { groupId: sampleGroup.id, type: 'USER', userId: sampleUser.id },
    output: { ...sampleGroupOwner, changed: true },
  },
  request: {
    method: 'POST',
    path: '/api/v1/groups/{groupId}/owners',
    body: { type: 'type', id: 'userId' },
  },
  execute: assignOwner,
});
