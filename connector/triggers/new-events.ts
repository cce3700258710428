import { z } from 'zod/v3';
import { eventQueryInput } from '../../schemas/event-query.ts';
import { logEvent, sampleLogEvent } from '../../schemas/log-event.ts';
import { startInput } from '../../schemas/trigger-input.ts';
import { defineTrigger } from '../core/define-trigger.ts';
import { eventQuery } from './event-query.ts';

export const newEvents = defineTrigger({
  name: 'new_events',
  title: 'New events',
  description: 'Starts for each new event of the System Log: all of them, or those that you choose.',
  scopes: ['okta.logs.read'],
  keywords: ['System Log', 'audit', 'SIEM', 'anything happened'],
  source: { kind: 'log', ...eventQuery },
  input: z.object({ ...eventQueryInput, ...startInput }).strict(),
  output: logEvent,
  sample: { input: { category: 'signIns', results: ['SUCCESS'] }, output: sampleLogEvent },
});
