import { listed } from './choices.ts';

export const authenticatorList = listed({
  title: 'Authenticators',
  scopes: ['okta.authenticators.read'],
  source: {
    path: '/api/v1/authenticators',
    value: 'id',
    label: '{name|key|id}',
  },
});

export const userAuthenticatorEnrollments = listed({
  title: 'Authenticators of the user',
  scopes: ['okta.users.read'],
  needs: ['userId'],
  source: {
    path: '/api/v1/users/{userId}/authenticator-enrollments',
    value: 'id',
    label: '{name|key|id}[: {profile.phoneNumber}]',
  },
});
