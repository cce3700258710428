import { defineAction } from '../../connector/core/define-action.ts';
import { changeGroup } from '../../connector/okta/steps/change-group.ts';
import { membership, membershipInput, sampleMembership } from '../../schemas/membership.ts';

export const removeUserFromGroup = defineAction({
  name: 'remove_user_from_group',
  title: 'Remove user from group',
  description:
    'Takes a user out of a group. A user whom a group rule put there may come back when the rule runs again.',
  operation: 'unassignUserFromGroup',
  scopes: ['okta.groups.manage'],
  effect: 'delete',
  idempotent: true,
  input: membershipInput,
  output: membership(
    'removed',
    'True: the user is not in the group now. Okta does not say whether the user was before.',
  ),
  sample: { input: sampleMembership, output: { ...sampleMembership, removed: true } },
  request: { method: 'DELETE', path: '/api/v1/groups/{groupId}/users/{userId}' },
  async execute(context) {
    await changeGroup(context);
    return { ...context.input, removed: true };
  },
});
