import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { apiToken, sampleApiToken } from '../../schemas/api-token.ts';
import { pageOf } from '../../schemas/page.ts';

export const listApiTokens = defineAction({
  name: 'list_api_tokens',
  title: 'List API tokens',
  description:
    'Lists the active API tokens of the org with their owners and dates, all in one page. The keys themselves are never shown.',
  operation: 'listApiTokens',
  scopes: ['okta.apiTokens.read'],
  effect: 'read',
  idempotent: true,
  keywords: ['API keys'],
  input: z.object({}).strict(),
  output: pageOf('apiTokens', apiToken),
  sample: { input: {}, output: { apiTokens: [sampleApiToken], count: 1, nextCursor: null, hasMore: false } },
  request: { method: 'GET', path: '/api/v1/api-tokens', list: { items: 'apiTokens' } },
});
