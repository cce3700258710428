import { describe, expect, test } from 'vitest';
import { listAppGroups } from '../../../actions/apps/list-app-groups.ts';
import { answer, refused, run } from '../../okta.ts';

describe('list_app_groups', () => {
  test('reads all pages, since Okta takes none of fewer than 20', async () => {
    const page = Array.from({ length: 200 }, (_, number) => ({ id: `00g${number}` }));
    const link = '<https://acme.okta.com/api/v1/apps/0oa1/groups?after=c1&limit=200>; rel="next"';
    answer('GET', '/api/v1/apps/0oa1/groups?q=s&expand=group&limit=200', 200, page, { link });
    answer('GET', '/api/v1/apps/0oa1/groups?q=s&expand=group&after=c1&limit=200', 200, [{ id: '00gLast' }]);

    await expect(run(listAppGroups, { appId: '0oa1', q: 's', expand: 'group' })).resolves.toEqual({
      groups: [...page, { id: '00gLast' }],
      count: 201,
      nextCursor: null,
      hasMore: false,
    });
  });

  test('says NOT_FOUND for an unknown app', async () => {
    const unknown = refused('E0000007', 'Not found: Resource not found: 0oa1 (AppInstance)');
    answer('GET', '/api/v1/apps/0oa1/groups?limit=200', 404, unknown);

    await expect(run(listAppGroups, { appId: '0oa1' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
