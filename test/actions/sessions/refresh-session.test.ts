import { describe, expect, test } from 'vitest';
import { refreshSession } from '../../../actions/sessions/refresh-session.ts';
import { answer, refused, run } from '../../okta.ts';

const sessionId = '102T0aYWY6WTZiEXCVNHRP9Kw';
const path = `/api/v1/sessions/${sessionId}/lifecycle/refresh`;

describe('refresh_session', () => {
  test('says when the session ends now', async () => {
    const sent = answer('POST', path, 200, { id: sessionId, expiresAt: '2026-11-21T14:00:00.000Z' });

    await expect(run(refreshSession, { sessionId })).resolves.toEqual({
      id: '[secret]',
      expiresAt: '2026-11-21T14:00:00.000Z',
    });
    expect(sent.body).toBeUndefined();
  });

  test('says NOT_FOUND for a session that has ended', async () => {
    answer('POST', path, 404, refused('E0000007', 'Not found: Resource not found: it (AppSession)'));

    await expect(run(refreshSession, { sessionId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
