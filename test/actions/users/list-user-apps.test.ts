import { describe, expect, test } from 'vitest';
import { listUserApps } from '../../../actions/users/list-user-apps.ts';
import { answer, run } from '../../okta.ts';

describe('list_user_apps', () => {
  test('gives all links at once, and keeps links apart that all bear the ID of the user', async () => {
    const links = [
      { id: '00u1', label: 'Mail', appInstanceId: '0oa1', appAssignmentId: '0ua1' },
      { id: '00u1', label: 'Drive', appInstanceId: '0oa1', appAssignmentId: '0ua1' },
    ];
    answer('GET', '/api/v1/users/00u1/appLinks', 200, links);

    await expect(run(listUserApps, { userId: '00u1' })).resolves.toEqual({
      appLinks: links,
      count: 2,
      nextCursor: null,
      hasMore: false,
    });
  });
});
