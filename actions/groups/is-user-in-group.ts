import { defineAction } from '../../connector/core/define-action.ts';
import { isInGroup } from '../../connector/okta/steps/find-group.ts';
import { membership, membershipInput, sampleMembership } from '../../schemas/membership.ts';

export const isUserInGroup = defineAction({
  name: 'is_user_in_group',
  title: 'Is user in group',
  description:
    'Checks whether a user is in a group. If the user or the group does not exist, the action fails.',
  operation: 'listUserGroups',
  scopes: ['okta.users.read', 'okta.groups.read'],
  effect: 'read',
  idempotent: true,
  input: membershipInput,
  output: membership('inGroup', 'Whether the user is in the group.'),
  sample: { input: sampleMembership, output: { ...sampleMembership, inGroup: true } },
  request: { method: 'GET', path: '/api/v1/users/{userId}/groups', list: { items: 'groups', pageSize: 200 } },
  execute: isInGroup,
});
