import { z } from 'zod/v3';
import { field } from '../../schemas/field.ts';
import { defineTrigger } from '../core/define-trigger.ts';

export const connectionExpiring = defineTrigger({
  name: 'connection_expiring',
  title: 'Connection expiring',
  description:
    'Starts when an API token of the org is about to die because nobody used it, or when the service app of this connection lost a scope.',
  scopes: ['okta.apiTokens.read'],
  keywords: ['API key expires', 'token unused', 'scope revoked'],
  source: { kind: 'connection', days: 'days' },
  input: z
    .object({
      days: z
        .number()
        .int()
        .min(1)
        .max(29)
        .default(7)
        .describe(
          'How many days before the end of a token it starts. A token lives for 30 days after its last use.',
        ),
    })
    .strict(),
  output: z
    .object({
      problem: z.enum(['TOKEN_EXPIRES', 'SCOPE_LOST']).describe('What is wrong.'),
      message: z.string().describe('The problem in a sentence.'),
      token: z
        .object({
          id: field(z.string(), { title: 'ID' }).describe('ID of the token.'),
          name: z.string().nullable().optional().describe('Name of the token.'),
          userId: field(z.string().nullable().optional(), { title: 'User ID' }).describe(
            'ID of the administrator whose token it is.',
          ),
        })
        .passthrough()
        .nullable()
        .describe('The token that expires. Its value is never shown.'),
      expiresAt: z.string().nullable().describe('The time at which the token dies if nobody uses it.'),
      daysLeft: z.number().int().nullable().describe('Whole days until then.'),
      scope: z.string().nullable().describe('The scope that was lost.'),
    })
    .passthrough(),
  sample: {
    input: { days: 7 },
    output: {
      problem: 'TOKEN_EXPIRES',
      message: 'The API token "Nightly report" expires on 2026-03-09 unless it is used before then.',
      token: { id: '00T1a5vlj2sgbrEhX1d7', name: 'Nightly report', userId: '00ub0oNGTSWTBKOLGLNR' },
      expiresAt: '2026-03-09T07:58:11.000Z',
      daysLeft: 6,
      scope: null,
    },
  },
});
