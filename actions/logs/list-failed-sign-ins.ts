import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { by, listEvents, signInSummary } from '../../connector/okta/steps/system-log.ts';
import { eventWindow, eventWith, sampleTargets, summarized } from '../../schemas/event-summary.ts';
import { field } from '../../schemas/field.ts';
import { sampleLogEvent } from '../../schemas/log-event.ts';
import { pageOf } from '../../schemas/page.ts';
import { userId } from '../../schemas/user.ts';

export const listFailedSignIns = defineAction({
  name: 'list_failed_sign_ins',
  title: 'List failed sign-ins',
  description:
    'Lists sign-ins that failed or that a policy blocked, the newest first: wrong passwords, locked users, failed second factors. One attempt may leave two events.',
  operation: 'listLogEvents',
  scopes: ['okta.logs.read'],
  effect: 'read',
  idempotent: true,
  keywords: ['failed logins', 'login failures', 'brute force'],
  input: z
    .object({
      userId: userId
        .optional()
        .describe('Lists only the sign-ins of this user, by ID or by the login that was typed.'),
      ipAddress: field(z.string().ip().optional(), { title: 'IP address' }).describe(
        'Lists only sign-ins from this IP address.',
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
    input: { since: '2026-03-01T00:00:00Z', ipAddress: '203.0.113.7' },
    output: {
      events: [
        {
          ...sampleLogEvent,
          outcome: { result: 'FAILURE', reason: 'INVALID_CREDENTIALS' },
          target: [sampleTargets.app],
          summary: {
            user: sampleLogEvent.actor,
            app: sampleTargets.app,
            result: 'FAILURE',
            reason: 'INVALID_CREDENTIALS',
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
    events: [
      { type: 'user.session.start', results: ['FAILURE', 'DENY'] },
      { type: 'user.authentication.auth_via_mfa', results: ['FAILURE', 'DENY'] },
      { type: 'policy.evaluate_sign_on', results: ['DENY'] },
    ],
    where: [by('userId'), { input: 'ipAddress', fields: ['client.ipAddress'] }],
    summary: signInSummary,
  },
  execute: listEvents,
});
