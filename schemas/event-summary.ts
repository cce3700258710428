import { type ZodRawShape, z } from 'zod/v3';
import { field } from './field.ts';
import { logEntity, logEvent, sampleLogEvent } from './log-event.ts';
import { pageInput } from './page.ts';

const text = (what: string) => z.string().nullable().optional().describe(what);

/** The window that every list of events with a summary looks into. It is bounded, and the newest come first. */
export const eventWindow = {
  since: z
    .string()
    .datetime({ offset: true })
    .optional()
    .describe(
      'The earliest time, such as 2026-01-31T09:00:00Z. The default is 7 days ago. The log goes back 90 days. Ignored if a cursor is given.',
    ),
  until: z.string().datetime({ offset: true }).optional().describe('The latest time. The default is now.'),
  ...pageInput(100),
};

/**
 * An event as Okta sends it, and beside what is Okta's an object `summary` with what such events are read for, lifted out of
 * where Okta has it. What an event does not say is empty there.
 */
export const eventWith = <S extends ZodRawShape>(summary: S) =>
  logEvent.extend({
    summary: z
      .object(summary)
      .passthrough()
      .describe('What matters in the event, in one place. It is not part of what Okta sends.'),
  });

/** What a summary can hold. Each list of events takes its own. */
export const summarized = {
  change: text('What was done: added, removed, created, updated, deleted, granted or revoked.'),
  actor: logEntity('Who did it: an administrator, a service app or Okta itself.'),
  user: logEntity('The user.'),
  group: logEntity('The group.'),
  app: logEntity('The application.'),
  role: text('The administrator roles that were granted or revoked.'),
  result: text('SUCCESS, FAILURE, ALLOW, DENY or CHALLENGE.'),
  reason: text('The reason why it failed, such as INVALID_CREDENTIALS.'),
  ipAddress: field(text('Where the request came from.'), { title: 'IP address' }),
};

export const sampleAdministrator = {
  id: '00u1adqYqUbqR5fYz0g4',
  type: 'User',
  alternateId: 'ada.lovelace@example.com',
  displayName: 'Ada Lovelace',
  detailEntry: null,
};

export const sampleTargets = {
  user: { ...sampleLogEvent.actor },
  app: {
    id: '0oa1gjh63g214q0Hq0g4',
    type: 'AppInstance',
    alternateId: 'Google Workspace',
    displayName: 'Google Workspace',
    detailEntry: null,
  },
  group: {
    id: '00g1emaKYZTWRYYRRTSK',
    type: 'UserGroup',
    alternateId: 'unknown',
    displayName: 'Engineering',
    detailEntry: null,
  },
};
