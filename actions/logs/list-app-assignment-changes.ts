import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { about, by, lifts, listEvents, of } from '../../connector/okta/steps/system-log.ts';
import { appId } from '../../schemas/app.ts';
import {
  eventWindow,
  eventWith,
  sampleAdministrator,
  sampleTargets,
  summarized,
} from '../../schemas/event-summary.ts';
import { field } from '../../schemas/field.ts';
import { groupId } from '../../schemas/group.ts';
import { sampleLogEvent } from '../../schemas/log-event.ts';
import { pageOf } from '../../schemas/page.ts';
import { userId } from '../../schemas/user.ts';

export const listAppAssignmentChanges = defineAction({
  name: 'list_app_assignment_changes',
  title: 'List app assignment changes',
  description:
    'Lists which users and groups were given applications or lost them, and what changed in their assignments, the newest first, with who did it.',
  operation: 'listLogEvents',
  scopes: ['okta.logs.read'],
  effect: 'read',
  idempotent: true,
  keywords: ['who got access', 'access history', 'audit'],
  input: z
    .object({
      appId: appId.optional().describe('Lists only the assignments of this application (0oa...).'),
      userId: userId.optional().describe('Lists only the assignments of this user, by ID or login.'),
      groupId: groupId.optional().describe('Lists only the assignments of this group (00g...).'),
      actorId: field(userId.optional(), { title: 'Changed by' }).describe(
        'Lists only what this user changed, by ID or login.',
      ),
      ...eventWindow,
    })
    .strict(),
  output: pageOf(
    'events',
    eventWith({
      change: summarized.change,
      actor: summarized.actor,
      app: summarized.app,
      user: summarized.user,
      group: summarized.group,
    }),
  ),
  sample: {
    input: { appId: sampleTargets.app.id, since: '2026-03-01T00:00:00Z' },
    output: {
      events: [
        {
          ...sampleLogEvent,
          eventType: 'application.user_membership.add',
          displayMessage: 'Add user to application membership',
          actor: sampleAdministrator,
          target: [sampleTargets.app, sampleTargets.user, sampleTargets.group],
          summary: {
            change: 'added',
            actor: sampleAdministrator,
            app: sampleTargets.app,
            user: sampleTargets.user,
            group: sampleTargets.group,
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
    begins: ['application.user_membership.', 'group.application_assignment.'],
    where: [of('appId'), about('userId'), of('groupId'), by('actorId')],
    summary: {
      change: lifts.change,
      actor: lifts.actor,
      app: lifts.app,
      user: lifts.user,
      group: lifts.group,
    },
  },
  execute: listEvents,
});
