import { realm } from '../../../schemas/realm.ts';
import { everything } from './choices.ts';

export const realms = everything({
  title: 'Realms',
  scopes: ['okta.realms.read'],
  path: '/api/v1/realms',
  pageSize: 200,
  item: realm,
  choice: ({ id, profile }) => ({ value: id, label: profile?.name ?? id }),
});
