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

export const listGroupChanges = defineAction({
  name: 'list_group_changes',
  title: 'List group changes',
  description:
    'Lists who was added to or removed from groups, and which groups were created, updated or deleted, the newest first, with who did it.',
  operation: 'listLogEvents',
  scopes: ['okta.logs.read'],
  effect: 'read',
  idempotent: true,
  keywords: ['membership history', 'who was added to a group', 'audit'],
  input: z
    .object({
      groupId: groupId
        .optional()
        .describe('Lists only the changes of this group (00g...). It may have been deleted.'),
      userId: userId
        .optional()
        .describe('Lists only changes of the memberships of this user, by ID or login.'),
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
    }),
  ),
  sample: {
    input: { groupId: sampleTargets.group.id, since: '2026-03-01T00:00:00Z' },
    output: {
      events: [
        {
          ...sampleLogEvent,
          eventType: 'group.user_membership.add',
          displayMessage: 'Add user to group membership',
          actor: sampleAdministrator,
          target: [sampleTargets.user, sampleTargets.group],
          summary: {
            change: 'added',
            actor: sampleAdministrator,
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
    events: [{ type: 'group.profile.update' }],
    begins: ['group.user_membership.', 'group.lifecycle.'],
    where: [of('groupId'), about('userId'), by('actorId')],
    summary: {
      change: lifts.change,
      actor: lifts.actor,
      user: lifts.user,
      group: lifts.group,
    },
  },
  execute: listEvents,
});
