import { z } from 'zod/v3';
import { eventCategoryNames } from './event-categories.ts';
import { field } from './field.ts';

/** The choice of events that a trigger on the whole log has. Everything that is given has to match. */
export const eventQueryInput = {
  category: z
    .enum(eventCategoryNames)
    .default('all')
    .describe('The area that the events are about. The default is all.'),
  eventTypes: field(
    z.array(z.string().describe('Type of event, such as user.lifecycle.create.')).optional(),
    {
      pickList: 'category_event_types',
      words: true,
    },
  ).describe(
    'Only events of these types, such as user.lifecycle.create. The default is all of the category.',
  ),
  results: z
    .array(
      z
        .enum([
          'SUCCESS',
          'FAILURE',
          'SKIPPED',
          'ALLOW',
          'DENY',
          'CHALLENGE',
          'RATE_LIMIT',
          'DEFERRED',
          'SCHEDULED',
          'ABANDONED',
          'UNANSWERED',
          'UNKNOWN',
        ])
        .describe('An outcome.'),
    )
    .optional()
    .describe('Only events with one of these outcomes. The default is any.'),
  actor: field(z.string().optional(), { title: 'Done by' }).describe(
    'Only what this user or app did: an ID, or the login of a user.',
  ),
  target: field(z.string().optional(), { title: 'Done to' }).describe(
    'Only what was done to this user, group, app or other object: an ID, or the login of a user.',
  ),
  filter: field(z.string().optional(), { advanced: true }).describe(
    'A filter expression on any field besides, such as client.ipAddress eq "203.0.113.7". Operators: eq, ne, co, sw, ew, gt, ge, lt, le, pr, not.',
  ),
};
