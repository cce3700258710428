import { defineAction } from '../../connector/core/define-action.ts';
import { isInGroup } from '../../connector/okta/steps/find-group.ts';
import { membership, membershipInput, sampleMembership } from '../../schemas/membership.ts';

export const isUserInGroup = defineAction({
  name: 'is_user_in_group',
  title: 'Is user in group',
  description:
    'Says whether a user is in a group. A user or group that does not exist is an error, not a no.',
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
