import { z } from 'zod/v3';
import { eventWith, sampleEvent } from '../../schemas/event-parts.ts';
import { startInput } from '../../schemas/trigger-input.ts';
import { defineTrigger } from '../core/define-trigger.ts';

export const rateLimitWarned = defineTrigger({
  name: 'rate_limit_warned',
  title: 'Rate limit warned',
  description: 'Starts when the org comes near one of its rate limits.',
  scopes: ['okta.logs.read'],
  keywords: ['API limit', 'too many requests'],
  source: {
    kind: 'log',
    events: [{ type: 'system.org.rate_limit.warning' }],
  },
  lift: { endpoint: { target: 'URL Pattern' } },
  input: z.object(startInput).strict(),
  output: eventWith('endpoint'),
  sample: {
    input: {},
    output: sampleEvent('system.org.rate_limit.warning', 'Rate limit warning', 'endpoint'),
  },
});
