import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { listEvents } from '../../connector/okta/steps/system-log.ts';
import { field } from '../../schemas/field.ts';
import { logEvent, sampleLogEvent } from '../../schemas/log-event.ts';
import { pageInput, pageOf } from '../../schemas/page.ts';

export const listLogEvents = defineAction({
  name: 'list_log_events',
  title: 'List log events',
  description: 'Lists System Log events: who did what, when and from where. The log goes back 90 days.',
  operation: 'listLogEvents',
  scopes: ['okta.logs.read'],
  effect: 'read',
  idempotent: true,
  everyday: true,
  input: z
    .object({
      since: z
        .string()
        .datetime({ offset: true })
        .optional()
        .describe(
          'The earliest time, such as 2026-01-31T09:00:00Z. The default is 7 days ago. Ignored if a cursor is given.',
        ),
      until: z
        .string()
        .datetime({ offset: true })
        .optional()
        .describe(
          'The latest time. Without it, a list in ascending order never ends: its next cursor waits for new events.',
        ),
      eventType: field(z.string().optional(), { pickList: 'log_event_types' }).describe(
        'Lists only events of this type, such as user.session.start.',
      ),
      filter: z
        .string()
        .optional()
        .describe(
          'A filter expression on any field, such as outcome.result eq "FAILURE". Operators: eq, ne, co, sw, ew, gt, ge, lt, le, pr, not.',
        ),
      q: field(z.string().optional(), { title: 'Keywords' }).describe(
        'Up to 10 words of up to 40 characters each. An event must contain all of them.',
      ),
      sortOrder: z
        .enum(['ASCENDING', 'DESCENDING'])
        .optional()
        .describe('DESCENDING lists the newest events first. By default the oldest come first.'),
      ...pageInput(100),
    })
    .strict(),
  output: pageOf('events', logEvent),
  sample: {
    input: { eventType: 'user.session.start', since: '2026-03-01T00:00:00Z', until: '2026-03-08T00:00:00Z' },
    output: { events: [sampleLogEvent], count: 1, nextCursor: null, hasMore: false },
  },
  request: {
    method: 'GET',
    path: '/api/v1/logs',
    query: ['since', 'until', 'filter', 'q', 'sortOrder', 'limit', 'after'],
    list: { items: 'events', pageSize: 1000, identity: 'uuid' },
  },
  check: ({ q = '' }) => ({
    q:
      (q.trim().split(/\s+/).length > 10 || q.split(/\s+/).some((word) => word.length > 40)) &&
      'takes up to 10 words of up to 40 characters each',
  }),
  log: { where: [{ input: 'eventType', fields: ['eventType'] }], filter: 'filter' },
  execute: listEvents,
});
