import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { deleteObject } from '../../connector/okta/steps/object-state.ts';
import { sessionId } from '../../schemas/session.ts';

export const revokeSession = defineAction({
  name: 'revoke_session',
  title: 'Revoke session',
  description:
    'Ends one session of a user. Other sessions of the user continue, and so do sessions in applications.',
  operation: 'revokeSession',
  scopes: ['okta.sessions.manage'],
  effect: 'delete',
  idempotent: true,
  keywords: ['end session', 'sign out one browser'],
  input: z.object({ sessionId }).strict(),
  output: z.object({ revoked: z.boolean().describe('Always true: the session has ended.') }),
  sample: { input: { sessionId: '102T0aYWY6WTZiEXCVNHRP9Kw' }, output: { revoked: true } },
  request: {
    method: 'DELETE',
    path: '/api/v1/sessions/{sessionId}',
    gives: { revoked: true },
  },
  execute: deleteObject,
});
