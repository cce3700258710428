import { listed } from './choices.ts';

export const users = listed({
  title: 'Users',
  scopes: ['okta.users.read'],
  source: {
    path: '/api/v1/users',
    identity: 'id',
    find: {
      operator: 'sw',
      attributes: ['profile.firstName', 'profile.lastName', 'profile.email', 'profile.login'],
    },
    value: 'id',
    label: '[{profile.firstName}][ {profile.lastName}][ ({profile.login})]',
  },
});

export const userTypeList = listed({
  title: 'User types',
  scopes: ['okta.userTypes.read'],
  source: {
    path: '/api/v1/meta/types/user',
    value: 'id',
    label: '{displayName|id}',
  },
});
