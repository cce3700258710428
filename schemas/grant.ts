import { z } from 'zod/v3';
import { sampleClient } from './client.ts';
import { field } from './field.ts';
import { id } from './text.ts';
import { sampleUser } from './user.ts';

export const grantId = field(id, { title: 'Grant ID', pickList: 'user_grants' }).describe(
  'The ID of the grant (oag...), as "List user grants" returns it.',
);

/** Adds what Okta leaves out of grants and refresh tokens. */
export const expandScope = field(z.enum(['scope']).optional(), { advanced: true }).describe(
  'scope adds the details of the scopes under Embedded.',
);

/** A scope that a user granted to a client. Source: GET /api/v1/users/{userId}/grants. */
export const grant = z
  .object({
    id: field(z.string(), { title: 'Grant ID' }).describe('Permanent ID of the grant.'),
    status: z.string().optional().describe('ACTIVE or REVOKED.'),
    scopeId: field(z.string().optional(), { title: 'Scope ID' }).describe(
      'Name of the scope, such as okta.users.read.self.',
    ),
    clientId: field(z.string().optional(), { title: 'Client ID' }).describe(
      'The client that has the scope: the ID of the app.',
    ),
    userId: field(z.string().nullable().optional(), { title: 'User ID' }).describe(
      'The user who granted the scope.',
    ),
    source: z.string().optional().describe('Who granted it: END_USER or ADMIN.'),
    issuer: z.string().optional().describe('The authorization server, which is usually the org.'),
    created: z.string().optional().describe('When the scope was granted.'),
    createdBy: z
      .object({
        id: field(z.string().optional(), { title: 'User ID' }).describe('ID of the user.'),
        type: z.string().optional().describe('Type of the user.'),
      })
      .passthrough()
      .optional()
      .describe('Who granted the scope.'),
    lastUpdated: z.string().optional().describe('When the grant last changed.'),
    _links: field(z.record(z.unknown()).optional(), { title: 'Links' }).describe(
      'Links to the app, the client and the user.',
    ),
    _embedded: field(z.record(z.unknown()).optional(), { title: 'Embedded' }).describe(
      'Details of the scope, if they were requested.',
    ),
  })
  .passthrough();

/** A grant with every field, for samples. */
export const sampleGrant = {
  id: 'oag3ih1zrm1cBFOiq0h6',
  status: 'ACTIVE',
  scopeId: 'okta.users.read.self',
  clientId: sampleClient.client_id,
  userId: sampleUser.id,
  source: 'END_USER',
  issuer: 'https://acme.okta.com',
  created: '2026-02-12T08:00:00.000Z',
  createdBy: { id: sampleUser.id, type: 'User' },
  lastUpdated: '2026-02-12T08:00:00.000Z',
  _links: { app: { href: `https://acme.okta.com/api/v1/apps/${sampleClient.client_id}` } },
  _embedded: { scope: { id: 'okta.users.read.self' } },
} satisfies z.input<typeof grant>;
