import type { Resource } from '../../connector/core/load.ts';
import { clearUserSessions } from './clear-user-sessions.ts';

export const sessions = {
  title: 'Sessions',
  icon: 'clock-o',
  actions: [clearUserSessions],
} as const satisfies Resource;
