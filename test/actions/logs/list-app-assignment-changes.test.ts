import { describe, expect, test } from 'vitest';
import { listAppAssignmentChanges } from '../../../actions/logs/list-app-assignment-changes.ts';
import { answer, refused, run } from '../../okta.ts';

const since = '2026-11-20T00:00:00Z';
const filter =
  '(eventType sw "application.user_membership." or eventType sw "group.application_assignment.") and target.id eq "0oa1" and (actor.id eq "00u9" or actor.alternateId eq "00u9")';
const path = `/api/v1/logs?since=${encodeURIComponent(since)}&limit=100&filter=${encodeURIComponent(filter)}&sortOrder=DESCENDING`;
const input = { since, ...{ appId: '0oa1', actorId: '00u9' } };

describe('list_app_assignment_changes', () => {
  test('asks for such events alone, the newest first, and lifts out what they are read for', async () => {
    const event = {
      uuid: 'e1',
      eventType: 'application.user_membership.remove',
      actor: { id: '00u9' },
      target: [
        { id: '0oa1', type: 'AppInstance' },
        { id: '00u1', type: 'User' },
      ],
    };
    answer('GET', path, 200, [event]);

    await expect(run(listAppAssignmentChanges, input)).resolves.toEqual({
      events: [
        {
          ...event,
          summary: {
            change: 'removed',
            actor: { id: '00u9' },
            app: { id: '0oa1', type: 'AppInstance' },
            user: { id: '00u1', type: 'User' },
            group: null,
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

    await expect(run(listAppAssignmentChanges, input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
