import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { sampleSession, session, sessionId } from '../../schemas/session.ts';

export const getSession = defineAction({
  name: 'get_session',
  title: 'Get session',
  description: 'Gets a session by its ID: whose it is, how the user signed in and when it ends.',
  operation: 'getSession',
  scopes: ['okta.sessions.read'],
  effect: 'read',
  idempotent: true,
  input: z.object({ sessionId }).strict(),
  output: session,
  sample: { input: { sessionId: '102T0aYWY6WTZiEXCVNHRP9Kw' }, output: sampleSession },
  request: { method: 'GET', path: '/api/v1/sessions/{sessionId}' },
});
