import { describe, expect, test } from 'vitest';
import { listFailedSignIns } from '../../../actions/logs/list-failed-sign-ins.ts';
import { answer, refused, run } from '../../okta.ts';

const since = '2026-11-20T00:00:00Z';
const filter =
  '((eventType eq "user.session.start" and (outcome.result eq "FAILURE" or outcome.result eq "DENY")) or (eventType eq "user.authentication.auth_via_mfa" and (outcome.result eq "FAILURE" or outcome.result eq "DENY")) or (eventType eq "policy.evaluate_sign_on" and outcome.result eq "DENY")) and (actor.id eq "ada@example.com" or actor.alternateId eq "ada@example.com") and client.ipAddress eq "203.0.113.7"';
const path = `/api/v1/logs?since=${encodeURIComponent(since)}&limit=100&sortOrder=DESCENDING&filter=${encodeURIComponent(filter)}`;
const input = { since, ...{ userId: 'ada@example.com', ipAddress: '203.0.113.7' } };

describe('list_failed_sign_ins', () => {
  test('asks for such events alone, the newest first, and lifts out what they are read for', async () => {
    const event = {
      uuid: 'e1',
      actor: { id: '00u1', type: 'User' },
      outcome: { result: 'FAILURE', reason: 'INVALID_CREDENTIALS' },
      client: { ipAddress: '203.0.113.7' },
    };
    answer('GET', path, 200, [event]);

    await expect(run(listFailedSignIns, input)).resolves.toEqual({
      events: [
        {
          ...event,
          summary: {
            user: { id: '00u1', type: 'User' },
            app: null,
            result: 'FAILURE',
            reason: 'INVALID_CREDENTIALS',
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

    await expect(run(listFailedSignIns, input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
