import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { about, by, lifts, listEvents, of } from '../../connector/okta/steps/system-log.ts';
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

export const listAdminChanges = defineAction({
  name: 'list_admin_changes',
  title: 'List admin changes',
  description:
    'Lists who became an administrator or is none any more, and changes of custom roles and resource sets, the newest first, with who did it.',
  operation: 'listLogEvents',
  scopes: ['okta.logs.read'],
  effect: 'read',
  idempotent: true,
  keywords: ['who was made administrator', 'role history', 'privilege changes'],
  input: z
    .object({
      userId: userId.optional().describe('Lists only the roles of this user, by ID or login.'),
      groupId: groupId.optional().describe('Lists only the roles of this group (00g...).'),
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
      user: summarized.user,
      group: summarized.group,
      role: summarized.role,
    }),
  ),
  sample: {
    input: { userId: sampleTargets.user.id, since: '2026-03-01T00:00:00Z' },
    output: {
      events: [
        {
          ...sampleLogEvent,
          eventType: 'user.account.privilege.grant',
          displayMessage: 'Grant user privilege',
          actor: sampleAdministrator,
          target: [sampleTargets.user, sampleTargets.group],
          debugContext: { debugData: { privilegeGranted: 'Help Desk Administrator' } },
          summary: {
            change: 'granted',
            actor: sampleAdministrator,
            user: sampleTargets.user,
            group: sampleTargets.group,
            role: 'Help Desk Administrator',
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
    begins: ['user.account.privilege.', 'group.privilege.', 'app.oauth2.client.privilege.', 'iam.'],
    where: [about('userId'), of('groupId'), by('actorId')],
    summary: {
      change: lifts.change,
      actor: lifts.actor,
      user: lifts.user,
      group: lifts.group,
      role: lifts.role,
    },
  },
  execute: listEvents,
});
