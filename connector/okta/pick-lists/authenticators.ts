import { authenticator, authenticatorEnrollment } from '../../../schemas/authenticator.ts';
import { everything } from './choices.ts';

export const authenticatorList = everything({
  title: 'Authenticators',
  scopes: ['okta.authenticators.read'],
  path: '/api/v1/authenticators',
  item: authenticator,
  choice: ({ id, name, key }) => ({ value: id, label: name || key || id }),
});

export const userAuthenticatorEnrollments = everything({
  title: 'Authenticators of the user',
  scopes: ['okta.users.read'],
  needs: ['userId'],
  path: '/api/v1/users/{userId}/authenticator-enrollments',
  item: authenticatorEnrollment,
  choice: ({ id, name, key, profile }) => {
    const what = name || key || id;
    return { value: id, label: profile?.phoneNumber ? `${what}: ${profile.phoneNumber}` : what };
  },
});
