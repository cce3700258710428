import { listed } from './choices.ts';

export const realms = listed({
  title: 'Realms',
  scopes: ['okta.realms.read'],
  source: {
    path: '/api/v1/realms',
    pageSize: 200,
    value: 'id',
    label: '{profile.name|id}',
  },
});
