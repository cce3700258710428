import { describe, expect, test } from 'vitest';
import { revokeSession } from '../../../actions/sessions/revoke-session.ts';
import { answer, refused, run } from '../../okta.ts';

const sessionId = '102T0aYWY6WTZiEXCVNHRP9Kw';
const path = `/api/v1/sessions/${sessionId}`;
const missing = refused('E0000007', 'Not found: Resource not found: it (AppSession)');

describe('revoke_session', () => {
  test('ends the session', async () => {
    answer('DELETE', path, 204);

    await expect(run(revokeSession, { sessionId })).resolves.toEqual({ revoked: true });
  });

  test('takes a session that a second try no longer finds for ended', async () => {
    answer('DELETE', path, 502, '<html></html>');
    answer('DELETE', path, 404, missing);

    await expect(run(revokeSession, { sessionId })).resolves.toEqual({ revoked: true });
  });

  test('says NOT_FOUND for a session that there is not', async () => {
    answer('DELETE', path, 404, missing);

    await expect(run(revokeSession, { sessionId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
