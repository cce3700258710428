import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { by, listEvents, of, signInSummary } from '../../connector/okta/steps/system-log.ts';
import { appId } from '../../schemas/app.ts';
import { eventWindow, eventWith, sampleTargets, summarized } from '../../schemas/event-summary.ts';
import { field } from '../../schemas/field.ts';
import { sampleLogEvent } from '../../schemas/log-event.ts';
import { pageOf } from '../../schemas/page.ts';
import { userId } from '../../schemas/user.ts';

export const listAppSignIns = defineAction({
  name: 'list_app_sign_ins',
  title: 'List app sign-ins',
  description: 'Lists who opened which application through Okta, the newest first.',
  operation: 'listLogEvents',
  scopes: ['okta.logs.read'],
  effect: 'read',
  idempotent: true,
  keywords: ['single sign-on', 'who uses an application', 'app logins'],
  input: z
    .object({
      appId: appId.optional().describe('Lists only the sign-ins to this application (0oa...).'),
      userId: userId.optional().describe('Lists only the sign-ins of this user, by ID or login.'),
      outcome: field(z.enum(['SUCCESS', 'FAILURE']).optional(), { title: 'Outcome' }).describe(
        'Lists only sign-ins that succeeded (SUCCESS) or failed (FAILURE). The default is all.',
      ),
      ...eventWindow,
    })
    .strict(),
  output: pageOf(
    'events',
    eventWith({
      user: summarized.user,
      app: summarized.app,
      result: summarized.result,
      reason: summarized.reason,
      ipAddress: summarized.ipAddress,
    }),
  ),
  sample: {
    input: { appId: sampleTargets.app.id, since: '2026-03-01T00:00:00Z' },
    output: {
      events: [
        {
          ...sampleLogEvent,
          eventType: 'user.authentication.sso',
          displayMessage: 'User single sign on to app',
          target: [sampleTargets.app],
          summary: {
            user: sampleLogEvent.actor,
            app: sampleTargets.app,
            result: 'SUCCESS',
            reason: null,
            ipAddress: '203.0.113.7',
          },
        },
      ],
      count: 1,
      nextCursor: null,
      hasMore: false,
    },
  },
  request: {
    method: 'GET',
    path: '/api/v1/logs',
    query: ['since', 'until', 'limit', 'after'],
    // A bounded query ends; the other order waits for new events for ever.
    fixed: { query: { sortOrder: 'DESCENDING' } },
    list: { items: 'events', pageSize: 1000, identity: 'uuid' },
  },
  log: {
    events: [{ type: 'user.authentication.sso' }],
    where: [of('appId'), by('userId'), { input: 'outcome', fields: ['outcome.result'] }],
    summary: signInSummary,
  },
  execute: listEvents,
});
