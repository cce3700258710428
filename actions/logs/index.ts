import type { Resource } from '../../connector/core/load.ts';
import { getRecentLogonsByIp } from './get-recent-logons-by-ip.ts';
import { getRecentLogonsByUser } from './get-recent-logons-by-user.ts';
import { listAdminChanges } from './list-admin-changes.ts';
import { listAppAssignmentChanges } from './list-app-assignment-changes.ts';
import { listAppSignIns } from './list-app-sign-ins.ts';
import { listFailedSignIns } from './list-failed-sign-ins.ts';
import { listGroupChanges } from './list-group-changes.ts';
import { listLogEvents } from './list-log-events.ts';

export const logs = {
  title: 'Logs',
  icon: 'list-alt',
  actions: [
    listLogEvents,
    getRecentLogonsByUser,
    getRecentLogonsByIp,
    listFailedSignIns,
    listAppSignIns,
    listGroupChanges,
    listAppAssignmentChanges,
    listAdminChanges,
  ],
} as const satisfies Resource;
