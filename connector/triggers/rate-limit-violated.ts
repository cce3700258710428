import { z } from 'zod/v3';
import { eventWith, sampleEvent } from '../../schemas/event-parts.ts';
import { startInput } from '../../schemas/trigger-input.ts';
import { defineTrigger } from '../core/define-trigger.ts';

export const rateLimitViolated = defineTrigger({
  name: 'rate_limit_violated',
  title: 'Rate limit violated',
  description: 'Starts when the org goes over one of its rate limits, and Okta refuses requests.',
  scopes: ['okta.logs.read'],
  keywords: ['API limit', '429', 'too many requests'],
  source: {
    kind: 'log',
    events: [{ type: 'system.org.rate_limit.violation' }, { type: 'core.concurrency.org.limit.violation' }],
  },
  lift: { endpoint: { target: 'URL Pattern' } },
  input: z.object(startInput).strict(),
  output: eventWith('endpoint'),
  sample: {
    input: {},
    output: {
      ...sampleEvent('system.org.rate_limit.violation', 'Rate limit violation', 'endpoint'),
      outcome: { result: 'FAILURE', reason: null },
    },
  },
});
