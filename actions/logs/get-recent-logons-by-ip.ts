import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { listEvents, recentLogons } from '../../connector/okta/steps/system-log.ts';
import { field } from '../../schemas/field.ts';
import { logEvent, sampleLogEvent } from '../../schemas/log-event.ts';
import { logonQuery } from '../../schemas/logon-query.ts';
import { pageOf } from '../../schemas/page.ts';

export const getRecentLogonsByIp = defineAction({
  name: 'get_recent_logons_by_ip',
  title: 'Get recent logons by IP',
  description:
    'Lists the latest sign-ins from an IP address, newest first: successful, failed and blocked by a policy. A blocked sign-in may appear twice, as user.session.start and as policy.evaluate_sign_on.',
  operation: 'listLogEvents',
  scopes: ['okta.logs.read'],
  effect: 'read',
  idempotent: true,
  keywords: ['who signed in from an IP address'],
  input: z
    .object({
      ipAddress: field(z.string().ip(), { title: 'IP address' }).describe(
        'The IP address, such as 203.0.113.7 or 2001:db8::7.',
      ),
      ...logonQuery,
    })
    .strict(),
  output: pageOf('events', logEvent),
  sample: {
    input: { ipAddress: '203.0.113.7', hours: 24 },
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
  log: {
    ...recentLogons,
    where: [{ input: 'ipAddress', fields: ['client.ipAddress'] }, ...recentLogons.where],
  },
  execute: listEvents,
});
