import { listed } from './choices.ts';

export const apiTokens = listed({
  title: 'API tokens',
  scopes: ['okta.apiTokens.read'],
  source: {
    path: '/api/v1/api-tokens',
    value: 'id',
    label: '{name|id}[ ({created:10})]',
  },
});
