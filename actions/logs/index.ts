import type { Resource } from '../../connector/core/load.ts';
import { getRecentLogonsByIp } from './get-recent-logons-by-ip.ts';
import { getRecentLogonsByUser } from './get-recent-logons-by-user.ts';
import { listLogEvents } from './list-log-events.ts';

export const logs = {
  title: 'Logs',
  icon: 'list-alt',
  actions: [listLogEvents, getRecentLogonsByUser, getRecentLogonsByIp],
} as const satisfies Resource;
