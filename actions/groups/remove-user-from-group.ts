import { defineAction } from '../../connector/core/define-action.ts';
import { changeGroup } from '../../connector/okta/steps/change-group.ts';
import { unlessGone } from '../../connector/okta/steps/unless-gone.ts';
import { membership, membershipInput, sampleMembership } from '../../schemas/membership.ts';
import { alreadyGone } from '../../schemas/user.ts';

export const removeUserFromGroup = defineAction({
  name: 'remove_user_from_group',
  title: 'Remove user from group',
  description:
    'Removes a user from a group. A user who was added by a group rule may come back when the rule runs again. If the user has already been deleted, the action succeeds.',
  operation: 'unassignUserFromGroup',
  scopes: ['okta.groups.manage'],
  effect: 'delete',
  idempotent: true,
  everyday: true,
  input: membershipInput,
  output: membership(
    'removed',
    'True: the user is not in the group now. Okta does not say whether the user was before.',
  ).extend({ alreadyGone }),
  sample: { input: sampleMembership, output: { ...sampleMembership, removed: true, alreadyGone: false } },
  request: {
    method: 'DELETE',
    path: '/api/v1/groups/{groupId}/users/{userId}',
    gives: { userId: 'userId', groupId: 'groupId', removed: true },
  },
  gone: { userId: 'userId', groupId: 'groupId', removed: true },
  execute: unlessGone(changeGroup),
});
