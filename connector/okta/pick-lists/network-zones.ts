import { listed } from './choices.ts';

export const networkZones = listed({
  title: 'Network zones',
  scopes: ['okta.networkZones.read'],
  source: {
    path: '/api/v1/zones',
    pageSize: 200,
    identity: 'id',
    value: 'id',
    label: '{name|id}[ ({usage})]',
  },
});
