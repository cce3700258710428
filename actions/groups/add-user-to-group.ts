import { defineAction } from '../../connector/core/define-action.ts';
import { changeGroup } from '../../connector/okta/steps/change-group.ts';
import { membership, membershipInput, sampleMembership } from '../../schemas/membership.ts';

export const addUserToGroup = defineAction({
  name: 'add_user_to_group',
  title: 'Add user to group',
  description:
    'Adds a user to a group. The applications of the group follow a little later. A user who is already a member stays one.',
  operation: 'assignUserToGroup',
  scopes: ['okta.groups.manage'],
  effect: 'update',
  idempotent: true,
  confirm: true,
  everyday: true,
  input: membershipInput,
  output: membership(
    'added',
    'True: the user is in the group now. Okta does not say whether the user was before.',
  ),
  sample: { input: sampleMembership, output: { ...sampleMembership, added: true } },
  request: {
    method: 'PUT',
    path: '/api/v1/groups/{groupId}/users/{userId}',
    gives: { userId: 'userId', groupId: 'groupId', added: true },
  },
  execute: changeGroup,
});
