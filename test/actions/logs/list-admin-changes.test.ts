import { describe, expect, test } from 'vitest';
import { listAdminChanges } from '../../../actions/logs/list-admin-changes.ts';
import { answer, refused, run } from '../../okta.ts';

const since = '2026-11-20T00:00:00Z';
const filter =
  '(eventType sw "user.account.privilege." or eventType sw "group.privilege." or eventType sw "app.oauth2.client.privilege." or eventType sw "iam.") and (target.id eq "00u1" or target.alternateId eq "00u1")';
const path = `/api/v1/logs?since=${encodeURIComponent(since)}&limit=100&filter=${encodeURIComponent(filter)}&sortOrder=DESCENDING`;
const input = { since, ...{ userId: '00u1' } };

describe('list_admin_changes', () => {
  test('asks for such events alone, the newest first, and lifts out what they are read for', async () => {
    const event = {
      uuid: 'e1',
      eventType: 'user.account.privilege.grant',
      actor: { id: '00u9' },
      target: [{ id: '00u1', type: 'User' }],
      debugContext: { debugData: { privilegeGranted: 'Help Desk Administrator' } },
    };
    answer('GET', path, 200, [event]);

    await expect(run(listAdminChanges, input)).resolves.toEqual({
      events: [
        {
          ...event,
          summary: {
            change: 'granted',
            actor: { id: '00u9' },
            user: { id: '00u1', type: 'User' },
            group: null,
            role: 'Help Desk Administrator',
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

    await expect(run(listAdminChanges, input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
