import { z } from 'zod/v3';
import { eventWith, sampleEvent } from '../../schemas/event-parts.ts';
import { startInput } from '../../schemas/trigger-input.ts';
import { defineTrigger } from '../core/define-trigger.ts';

export const apiTokenRefused = defineTrigger({
  name: 'api_token_refused',
  title: 'API token refused',
  description: 'Starts when an API token is used from outside its network zones.',
  scopes: ['okta.logs.read'],
  keywords: ['stolen key'],
  source: {
    kind: 'log',
    events: [{ type: 'system.api_token.request_outside_allowed_range' }],
  },
  lift: { token: { target: '*' } },
  input: z.object(startInput).strict(),
  output: eventWith('token'),
  sample: {
    input: {},
    output: {
      ...sampleEvent(
        'system.api_token.request_outside_allowed_range',
        'API token used from outside its network zones',
        'token',
      ),
      outcome: { result: 'FAILURE', reason: 'Request outside allowed range' },
    },
  },
});
