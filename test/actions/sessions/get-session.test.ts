import { describe, expect, test } from 'vitest';
import { getSession } from '../../../actions/sessions/get-session.ts';
import { answer, refused, run } from '../../okta.ts';

const sessionId = '102T0aYWY6WTZiEXCVNHRP9Kw';
const path = `/api/v1/sessions/${sessionId}`;

describe('get_session', () => {
  test('gives the session without its ID, with which anybody could pass for the user', async () => {
    const _links = { self: { href: `https://acme.okta.com${path}` } };
    answer('GET', path, 200, { id: sessionId, userId: '00u1', mfaActive: false, _links });

    await expect(run(getSession, { sessionId })).resolves.toEqual({
      id: '[secret]',
      userId: '00u1',
      mfaActive: false,
      _links: { self: { href: 'https://acme.okta.com/api/v1/sessions/[secret]' } },
    });
  });

  test('says NOT_FOUND for a session that has ended, and repeats its ID nowhere', async () => {
    answer('GET', path, 404, refused('E0000007', `Not found: Resource not found: ${sessionId} (AppSession)`));
    const error: unknown = await run(getSession, { sessionId }).catch((thrown: unknown) => thrown);

    expect(error).toMatchObject({ code: 'NOT_FOUND' });
    expect(JSON.stringify(error)).not.toContain(sessionId);
  });
});
