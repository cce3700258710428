import { client } from '../../../schemas/client.ts';
import { grant } from '../../../schemas/grant.ts';
import { refreshToken } from '../../../schemas/refresh-token.ts';
import { everything } from './choices.ts';

const scopes = ['okta.users.read'];

export const userClients = everything({
  title: 'Clients of a user',
  scopes,
  needs: ['userId'],
  path: '/api/v1/users/{userId}/clients',
  item: client,
  choice: ({ client_id, client_name }) => ({ value: client_id, label: client_name ?? client_id }),
});

export const userGrants = everything({
  title: 'Grants of a user',
  scopes,
  needs: ['userId'],
  path: '/api/v1/users/{userId}/grants',
  pageSize: 200,
  item: grant,
  choice: ({ id, scopeId, clientId }) => ({ value: id, label: `${scopeId ?? id} (${clientId})` }),
});

/** A token has no name: what tells one from another is when it was issued, and for what. */
export const userRefreshTokens = everything({
  title: 'Refresh tokens of a user and a client',
  scopes,
  needs: ['clientId', 'userId'],
  path: '/api/v1/users/{userId}/clients/{clientId}/tokens',
  pageSize: 200,
  item: refreshToken,
  choice: ({ id, created, scopes: names }) => ({
    value: id,
    label: [created ?? id, names?.join(', ')].filter(Boolean).join(': '),
  }),
});
