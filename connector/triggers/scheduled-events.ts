import { z } from 'zod/v3';
import { eventQueryInput } from '../../schemas/event-query.ts';
import { field } from '../../schemas/field.ts';
import { logEvent, sampleLogEvent } from '../../schemas/log-event.ts';
import { isTimeZone } from '../../schemas/time-zone.ts';
import { startInput } from '../../schemas/trigger-input.ts';
import { defineTrigger } from '../core/define-trigger.ts';
import { eventQuery } from './event-query.ts';

export const scheduledEvents = defineTrigger({
  name: 'scheduled_events',
  title: 'Scheduled events',
  description:
    'Starts every hour, day, week or month with the events of the System Log since the last time, in batches.',
  scopes: ['okta.logs.read'],
  keywords: ['report', 'nightly', 'batch', 'export of the System Log'],
  source: {
    kind: 'batches',
    ...eventQuery,
    size: 'batchSize',
    every: 'every',
    time: 'time',
    timeZone: 'timeZone',
  },
  input: z
    .object({
      every: z
        .enum(['hour', 'day', 'week', 'month'])
        .default('day')
        .describe('The interval. A week begins on Monday, a month on the first.'),
      time: z
        .string()
        .regex(/^(?:[01]?\d|2[0-3]):[0-5]\d$/, 'must be a time of day such as 07:30')
        .default('00:00')
        .describe('The time of day, such as 07:30. For every hour only the minutes count.'),
      timeZone: z
        .string()
        .refine(isTimeZone, 'must be a time zone such as Europe/Berlin')
        .default('UTC')
        .describe('The time zone of that time, such as Europe/Berlin.'),
      batchSize: z
        .number()
        .int()
        .min(1)
        .max(1000)
        .default(100)
        .describe('The most events in one batch, from 1 to 1000.'),
      ...eventQueryInput,
      ...startInput,
    })
    .strict(),
  output: z
    .object({
      events: z
        .array(logEvent)
        .describe('The events of this batch, in the order in which the log stored them.'),
      count: z.number().int().describe('The number of events in this batch.'),
      batch: z.number().int().describe('The number of this batch, from 1.'),
      offset: z.number().int().describe('The number of events in the batches before.'),
      firstEventId: field(z.string().nullable(), { title: 'First event ID' }).describe(
        'UUID of the first event of this batch.',
      ),
      lastEventId: field(z.string().nullable(), { title: 'Last event ID' }).describe(
        'UUID of the last event of this batch.',
      ),
      isFirstBatch: z.boolean().describe('Whether this is the first batch of the time.'),
      isLastBatch: z.boolean().describe('Whether this is the last one. It may be empty after many batches.'),
      total: z
        .number()
        .int()
        .nullable()
        .describe('The number of events of all batches of the time. Empty while Okta has not shown all yet.'),
    })
    .passthrough(),
  sample: {
    input: { every: 'day', time: '07:30', timeZone: 'Europe/Berlin', batchSize: 500 },
    output: {
      events: [sampleLogEvent],
      count: 1,
      batch: 1,
      offset: 0,
      firstEventId: sampleLogEvent.uuid,
      lastEventId: sampleLogEvent.uuid,
      isFirstBatch: true,
      isLastBatch: true,
      total: 1,
    },
  },
});
