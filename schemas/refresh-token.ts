import { z } from 'zod/v3';
import { sampleClient } from './client.ts';
import { field } from './field.ts';
import { id } from './text.ts';
import { sampleUser } from './user.ts';

export const tokenId = field(id, { title: 'Token ID', pickList: 'user_refresh_tokens' }).describe(
  'The ID of the refresh token (oar...), as "List user refresh tokens" returns it. It is not the token itself.',
);

/**
 * A refresh token as Okta shows it: never the token itself. Source: GET /api/v1/users/{userId}/clients/{clientId}/tokens.
 */
export const refreshToken = z
  .object({
    id: field(z.string(), { title: 'Token ID' }).describe(
      'Permanent ID of the refresh token. It is not the token itself.',
    ),
    status: z.string().optional().describe('ACTIVE or REVOKED.'),
    scopes: z.array(z.string()).optional().describe('Names of the scopes that the token is good for.'),
    clientId: field(z.string().optional(), { title: 'Client ID' }).describe(
      'The client that has the token: the ID of the app.',
    ),
    userId: field(z.string().optional(), { title: 'User ID' }).describe(
      'The user on whose behalf the client acts.',
    ),
    issuer: z.string().optional().describe('The authorization server that issued the token.'),
    created: z.string().optional().describe('When the token was issued.'),
    lastUpdated: z.string().optional().describe('When the token last changed.'),
    expiresAt: z.string().nullable().optional().describe('When the token expires.'),
    _links: field(z.record(z.unknown()).optional(), { title: 'Links' }).describe(
      'Links to the app, the client and the user.',
    ),
    _embedded: field(z.record(z.unknown()).optional(), { title: 'Embedded' }).describe(
      'Details of the scopes, if they were requested.',
    ),
  })
  .passthrough();

/** A refresh token with every field, for samples. */
export const sampleRefreshToken = {
  id: 'oar579Mcp7OUsNTlo0g3',
  status: 'ACTIVE',
  scopes: ['okta.users.read.self', 'offline_access'],
  clientId: sampleClient.client_id,
  userId: sampleUser.id,
  issuer: 'https://acme.okta.com',
  created: '2026-02-12T08:00:00.000Z',
  lastUpdated: '2026-02-12T08:00:00.000Z',
  expiresAt: '2027-02-12T08:00:00.000Z',
  _links: { app: { href: `https://acme.okta.com/api/v1/apps/${sampleClient.client_id}` } },
  _embedded: { scopes: [{ id: 'scp142iq2J8IGRUCS0g4', name: 'offline_access' }] },
} satisfies z.input<typeof refreshToken>;
