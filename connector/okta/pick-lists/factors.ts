import { listed } from './choices.ts';

export const userFactors = listed({
  title: 'Factors of the user',
  scopes: ['okta.users.read'],
  needs: ['userId'],
  source: {
    path: '/api/v1/users/{userId}/factors',
    value: 'id',
    label:
      '{factorType|id}[ {provider!OKTA}][: {profile.phoneNumber|profile.email|profile.name|profile.authenticatorName}][ ({status!ACTIVE})]',
  },
});

export const securityQuestions = listed({
  title: 'Security questions',
  scopes: ['okta.users.read'],
  needs: ['userId'],
  source: {
    path: '/api/v1/users/{userId}/factors/questions',
    value: 'question',
    label: '{questionText|question}',
  },
});
