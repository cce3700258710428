import { groupOwner } from '../../../schemas/group-owner.ts';
import { everything } from './choices.ts';

export const groupOwners = everything({
  title: 'Owners of a group',
  scopes: ['okta.groups.read'],
  needs: ['groupId'],
  path: '/api/v1/groups/{groupId}/owners',
  pageSize: 1000,
  item: groupOwner,
  choice: ({ id, displayName }) => ({ value: id, label: displayName ?? id }),
});
