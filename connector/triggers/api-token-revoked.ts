import { z } from 'zod/v3';
import { eventWith, sampleEvent } from '../../schemas/event-parts.ts';
import { startInput } from '../../schemas/trigger-input.ts';
import { defineTrigger } from '../core/define-trigger.ts';

export const apiTokenRevoked = defineTrigger({
  name: 'api_token_revoked',
  title: 'API token revoked',
  description: 'Starts when an API token is revoked.',
  scopes: ['okta.logs.read'],
  keywords: ['API key', 'SSWS'],
  source: {
    kind: 'log',
    events: [{ type: 'system.api_token.revoke', results: ['SUCCESS'] }],
  },
  lift: { token: { target: '*' } },
  input: z.object(startInput).strict(),
  output: eventWith('token'),
  sample: { input: {}, output: sampleEvent('system.api_token.revoke', 'Revoke API token', 'token') },
});
