import { listed } from './choices.ts';

export const groupRules = listed({
  title: 'Group rules',
  scopes: ['okta.groups.read'],
  source: {
    path: '/api/v1/groups/rules',
    pageSize: 200,
    value: 'id',
    label: '{name|id}[ ({status})]',
  },
});
