import { listed } from './choices.ts';

export const userClients = listed({
  title: 'Clients of a user',
  scopes: ['okta.users.read'],
  needs: ['userId'],
  source: {
    path: '/api/v1/users/{userId}/clients',
    value: 'client_id',
    label: '{client_name|client_id}',
  },
});

export const userGrants = listed({
  title: 'Grants of a user',
  scopes: ['okta.users.read'],
  needs: ['userId'],
  source: {
    path: '/api/v1/users/{userId}/grants',
    pageSize: 200,
    value: 'id',
    label: '{scopeId|id} ({clientId})',
  },
});

/** A token has no name: what tells one from another is when it was issued, and for what. */
export const userRefreshTokens = listed({
  title: 'Refresh tokens of a user and a client',
  scopes: ['okta.users.read'],
  needs: ['clientId', 'userId'],
  source: {
    path: '/api/v1/users/{userId}/clients/{clientId}/tokens',
    pageSize: 200,
    value: 'id',
    label: '{created|id}[: {scopes}]',
  },
});
