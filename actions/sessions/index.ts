import type { Resource } from '../../connector/core/load.ts';
import { clearUserSessions } from './clear-user-sessions.ts';
import { getSession } from './get-session.ts';
import { refreshSession } from './refresh-session.ts';
import { revokeSession } from './revoke-session.ts';

export const sessions = {
  title: 'Sessions',
  icon: 'clock-o',
  actions: [clearUserSessions, getSession, refreshSession, revokeSession],
} as const satisfies Resource;
