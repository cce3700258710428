import { z } from 'zod/v3';
import { eventWith, sampleEvent } from '../../schemas/event-parts.ts';
import { startInput } from '../../schemas/trigger-input.ts';
import { defineTrigger } from '../core/define-trigger.ts';

export const apiTokenCreated = defineTrigger({
  name: 'api_token_created',
  title: 'API token created',
  description: 'Starts when somebody creates an API token.',
  scopes: ['okta.logs.read'],
  keywords: ['API key', 'SSWS'],
  source: {
    kind: 'log',
    events: [{ type: 'system.api_token.create', results: ['SUCCESS'] }],
  },
  lift: { token: { target: '*' } },
  input: z.object(startInput).strict(),
  output: eventWith('token'),
  sample: { input: {}, output: sampleEvent('system.api_token.create', 'Create API token', 'token') },
});
