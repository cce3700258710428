import { z } from 'zod/v3';
import { field } from './field.ts';
import { id } from './text.ts';

export const apiTokenId = field(id, { title: 'API token ID', pickList: 'api_tokens' }).describe(
  'The ID of the API token (00T...). It is not the key itself.',
);

/** An API token without its key, as Okta sends it. Source: GET /api/v1/api-tokens. */
export const apiToken = z
  .object({
    id: field(z.string(), { title: 'API token ID' }).describe(
      'Permanent ID of the token: 00T followed by 17 characters. It is not the key.',
    ),
    name: z.string().optional().describe('Name that was given to the token.'),
    userId: field(z.string().optional(), { title: 'User ID' }).describe(
      'ID of the user whose rights the token has.',
    ),
    clientName: z.string().optional().describe('The kind of client, such as Okta API.'),
    tokenWindow: z
      .string()
      .optional()
      .describe('How long the token stays valid without use, such as P30D for 30 days.'),
    network: z
      .object({
        connection: z.string().optional().describe('ANYWHERE, or ZONE for the network zones below.'),
        include: z.array(z.string()).nullable().optional().describe('IDs of the zones that may use it.'),
        exclude: z.array(z.string()).nullable().optional().describe('IDs of the zones that may not use it.'),
      })
      .passthrough()
      .optional()
      .describe('From where the token can be used.'),
    created: z.string().optional().describe('When the token was created.'),
    lastUpdated: z.string().optional().describe('When the token last changed.'),
    expiresAt: z.string().nullable().optional().describe('When the token expires unless it is used before.'),
    _links: field(z.record(z.unknown()).optional(), { title: 'Links' }).describe('Links to the user.'),
  })
  .passthrough();

/** An API token with every field, for samples. */
export const sampleApiToken = {
  id: '00Tabcdefg1234567890',
  name: 'Workflow automation',
  userId: '00ub0oNGTSWTBKOLGLNR',
  clientName: 'Okta API',
  tokenWindow: 'P30D',
  network: { connection: 'ZONE', include: ['nzowc1U5Jh5xuAK0o0g3'], exclude: ['nzovw2rFz2YoqmvwZ0g3'] },
  created: '2026-01-12T09:00:00.000Z',
  lastUpdated: '2026-02-20T16:40:00.000Z',
  expiresAt: '2026-03-22T16:40:00.000Z',
  _links: { user: { href: 'https://acme.okta.com/api/v1/users/00ub0oNGTSWTBKOLGLNR' } },
} satisfies z.input<typeof apiToken>;
