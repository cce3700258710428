import { describe, expect, test } from 'vitest';
import { listAppSignIns } from '../../../actions/logs/list-app-sign-ins.ts';
import { answer, refused, run } from '../../okta.ts';

const since = '2026-11-20T00:00:00Z';
const filter =
  'eventType eq "user.authentication.sso" and target.id eq "0oa1" and outcome.result eq "FAILURE"';
const path = `/api/v1/logs?since=${encodeURIComponent(since)}&limit=100&filter=${encodeURIComponent(filter)}&sortOrder=DESCENDING`;
const input = { since, ...{ appId: '0oa1', outcome: 'FAILURE' } };

describe('list_app_sign_ins', () => {
  test('asks for such events alone, the newest first, and lifts out what they are read for', async () => {
    const event = {
      uuid: 'e1',
      actor: { id: '00u1', type: 'User' },
      outcome: { result: 'FAILURE', reason: 'DENIED' },
      client: { ipAddress: '203.0.113.7' },
      target: [
        { id: 'x', type: 'AppUser' },
        { id: '0oa1', type: 'AppInstance' },
      ],
    };
    answer('GET', path, 200, [event]);

    await expect(run(listAppSignIns, input)).resolves.toEqual({
      events: [
        {
          ...event,
          summary: {
            user: { id: '00u1', type: 'User' },
            app: { id: '0oa1', type: 'AppInstance' },
            result: 'FAILURE',
            reason: 'DENIED',
            ipAddress: '203.0.113.7',
          },
        },
      ],
      count: 1,
      nextCursor: null,
      hasMore: false,
    });
  });

  test('says which role or scope reading the log takes', async () => {
    answer('GET', path, 403, refused('E0000006', 'You do not have permission'));

    await expect(run(listAppSignIns, input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
