import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { sampleSession, session, sessionId } from '../../schemas/session.ts';

export const refreshSession = defineAction({
  name: 'refresh_session',
  title: 'Refresh session',
  description:
    'Extends a session that is about to end, for as long as the policy of the org allows. A session that has ended stays ended.',
  operation: 'refreshSession',
  scopes: ['okta.sessions.manage'],
  effect: 'update',
  idempotent: true,
  confirm: true,
  keywords: ['extend session'],
  input: z.object({ sessionId }).strict(),
  output: session,
  sample: { input: { sessionId: '102T0aYWY6WTZiEXCVNHRP9Kw' }, output: sampleSession },
  request: { method: 'POST', path: '/api/v1/sessions/{sessionId}/lifecycle/refresh' },
});
