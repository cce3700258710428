import { describe, expect, test } from 'vitest';
import { listGroupChanges } from '../../../actions/logs/list-group-changes.ts';
import { answer, refused, run } from '../../okta.ts';

const since = '2026-11-20T00:00:00Z';
const filter =
  '(eventType eq "group.profile.update" or eventType sw "group.user_membership." or eventType sw "group.lifecycle.") and target.id eq "00g1"';
const path = `/api/v1/logs?since=${encodeURIComponent(since)}&limit=100&sortOrder=DESCENDING&filter=${encodeURIComponent(filter)}`;
const input = { since, ...{ groupId: '00g1' } };

describe('list_group_changes', () => {
  test('asks for such events alone, the newest first, and lifts out what they are read for', async () => {
    const event = {
      uuid: 'e1',
      eventType: 'group.user_membership.add',
      actor: { id: '00u9' },
      target: [
        { id: '00u1', type: 'User' },
        { id: '00g1', type: 'UserGroup' },
      ],
    };
    answer('GET', path, 200, [event]);

    await expect(run(listGroupChanges, input)).resolves.toEqual({
      events: [
        {
          ...event,
          summary: {
            change: 'added',
            actor: { id: '00u9' },
            user: { id: '00u1', type: 'User' },
            group: { id: '00g1', type: 'UserGroup' },
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

    await expect(run(listGroupChanges, input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
