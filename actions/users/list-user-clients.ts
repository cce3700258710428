import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { client, sampleClient } from '../../schemas/client.ts';
import { pageOf } from '../../schemas/page.ts';
import { sampleUser, userId } from '../../schemas/user.ts';

export const listUserClients = defineAction({
  name: 'list_user_clients',
  title: 'List user clients',
  description:
    'Lists the OAuth clients that act on behalf of a user: those that have grants or refresh tokens. All clients are in one page.',
  operation: 'listUserClients',
  scopes: ['okta.users.read'],
  effect: 'read',
  idempotent: true,
  keywords: ['connected apps', 'apps with access to an account'],
  input: z.object({ userId }).strict(),
  output: pageOf('clients', client),
  sample: {
    input: { userId: sampleUser.id },
    output: { clients: [sampleClient], count: 1, nextCursor: null, hasMore: false },
  },
  request: { method: 'GET', path: '/api/v1/users/{userId}/clients', list: { items: 'clients' } },
});
