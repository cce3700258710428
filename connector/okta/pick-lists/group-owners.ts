import { listed } from './choices.ts';

export const groupOwners = listed({
  title: 'Owners of a group',
  scopes: ['okta.groups.read'],
  needs: ['groupId'],
  source: {
    path: '/api/v1/groups/{groupId}/owners',
    pageSize: 1000,
    value: 'id',
    label: '{displayName|id}',
  },
});
