import { z } from 'zod/v3';
import { field } from './field.ts';
import { oneLine } from './text.ts';

/** An app that users let act on their behalf. OAuth calls it a client. */
export const clientId = field(oneLine(z.string().min(1).max(100)), {
  title: 'Client ID',
  pickList: 'user_clients',
}).describe('The client ID of the app (0oa...), as "List user clients" returns it.');

/** An OAuth client as Okta shows it of a user. Source: GET /api/v1/users/{userId}/clients. */
export const client = z
  .object({
    client_id: z.string().describe('Permanent ID of the client, which is the ID of the app.'),
    client_name: z.string().optional().describe('Name of the app.'),
    client_uri: z.string().nullable().optional().describe('Web address of the app.'),
    logo_uri: z.string().nullable().optional().describe('Logo that the consent page shows.'),
    _links: field(z.record(z.unknown()).optional(), { title: 'Links' }).describe(
      'Links to the grants and tokens of the client.',
    ),
  })
  .passthrough();

/** A client with every field, for samples. */
export const sampleClient = {
  client_id: '0oabskvc6442nkvQO0h7',
  client_name: 'Expense Reports',
  client_uri: 'https://expenses.example.com',
  logo_uri: 'https://expenses.example.com/logo.png',
  _links: {
    grants: {
      href: 'https://acme.okta.com/api/v1/users/00ub0oNGTSWTBKOLGLNR/clients/0oabskvc6442nkvQO0h7/grants',
    },
  },
} satisfies z.input<typeof client>;
