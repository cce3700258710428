import { describe, expect, test } from 'vitest';
import { clearUserSessions } from '../../../actions/sessions/clear-user-sessions.ts';
import { answer, refused, run } from '../../okta.ts';

const path = '/api/v1/users/00u1/sessions';

describe('clear_user_sessions', () => {
  test('ends the sessions and forgets the devices', async () => {
    answer('DELETE', `${path}?oauthTokens=false&forgetDevices=true`, 204);

    await expect(run(clearUserSessions, { userId: '00u1' })).resolves.toEqual({
      userId: '00u1',
      cleared: true,
      alreadyGone: false,
    });
  });

  test('revokes tokens and keeps devices when told to', async () => {
    const sent = answer('DELETE', `${path}?oauthTokens=true&forgetDevices=false`, 204);
    await run(clearUserSessions, { userId: '00u1', oauthTokens: true, forgetDevices: false });

    expect(sent.times).toBe(1);
  });

  test('says alreadyGone for a user who was deleted before', async () => {
    const userId = '00ub0oNGTSWTBKOLGLNR';
    const user = `/api/v1/users/${userId}`;
    const missing = refused('E0000007', `Not found: Resource not found: ${userId} (User)`);
    answer('DELETE', `${user}/sessions?oauthTokens=false&forgetDevices=true`, 404, missing);
    answer('GET', user, 404, missing);

    await expect(run(clearUserSessions, { userId })).resolves.toEqual({
      userId,
      cleared: true,
      alreadyGone: true,
    });
  });

  test('says NOT_FOUND for a user whom Okta does not know', async () => {
    const missing = refused('E0000007', 'Not found: Resource not found: 00u1 (User)');
    answer('DELETE', `${path}?oauthTokens=false&forgetDevices=true`, 404, missing);

    await expect(run(clearUserSessions, { userId: '00u1' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
