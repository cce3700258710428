import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { by, listEvents, recentLogons } from '../../connector/okta/steps/system-log.ts';
import { logEvent, sampleLogEvent } from '../../schemas/log-event.ts';
import { logonQuery } from '../../schemas/logon-query.ts';
import { pageOf } from '../../schemas/page.ts';
import { sampleUser, userId } from '../../schemas/user.ts';

export const getRecentLogonsByUser = defineAction({
  name: 'get_recent_logons_by_user',
  title: 'Get recent logons by user',
  description:
    'Lists the latest sign-ins of a user, newest first: successful, failed and blocked by a policy. A blocked sign-in may appear twice, as user.session.start and as policy.evaluate_sign_on.',
  operation: 'listLogEvents',
  scopes: ['okta.logs.read'],
  effect: 'read',
  idempotent: true,
  everyday: true,
  keywords: ['login history of a user'],
  input: z.object({ userId, ...logonQuery }).strict(),
  output: pageOf('events', logEvent),
  sample: {
    input: { userId: sampleUser.id, hours: 24 },
    output: { events: [sampleLogEvent], count: 1, nextCursor: null, hasMore: false },
  },
  request: {
    method: 'GET',
    path: '/api/v1/logs',
    query: ['limit', 'after'],
    // A bounded query ends; the other order waits for new events for ever.
    fixed: { query: { sortOrder: 'DESCENDING' } },
    list: { items: 'events', pageSize: 1000, identity: 'uuid' },
  },
  log: { ...recentLogons, where: [by('userId'), ...recentLogons.where] },
  execute: listEvents,
});
