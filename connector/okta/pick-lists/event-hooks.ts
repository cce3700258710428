import { listed } from './choices.ts';

export const eventHooks = listed({
  title: 'Event hooks',
  scopes: ['okta.eventHooks.read'],
  source: {
    path: '/api/v1/eventHooks',
    value: 'id',
    label: '{name|id}[ ({status})]',
  },
});
