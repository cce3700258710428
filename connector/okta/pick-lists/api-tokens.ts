import { apiToken } from '../../../schemas/api-token.ts';
import { everything, labelOf } from './choices.ts';

export const apiTokens = everything({
  title: 'API tokens',
  scopes: ['okta.apiTokens.read'],
  path: '/api/v1/api-tokens',
  item: apiToken,
  choice: ({ id, name, created }) => ({
    value: id,
    label: labelOf(name ?? id, created?.slice(0, 10)),
  }),
});
