import { listed } from './choices.ts';

export const groups = listed({
  title: 'Groups',
  scopes: ['okta.groups.read'],
  source: {
    path: '/api/v1/groups',
    identity: 'id',
    find: { operator: 'co', attributes: ['profile.name'] },
    value: 'id',
    label: '{profile.name|id}',
  },
});
