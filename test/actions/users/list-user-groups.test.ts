import { describe, expect, test } from 'vitest';
import { listUserGroups } from '../../../actions/users/list-user-groups.ts';
import { answer, refused, run } from '../../okta.ts';

const path = '/api/v1/users/00u1/groups';

describe('list_user_groups', () => {
  test('gives the groups, Everyone included, and the cursor behind them', async () => {
    const everyone = { id: '00g1', type: 'BUILT_IN', profile: { name: 'Everyone' } };
    const link = `<https://acme.okta.com${path}?after=c1&limit=1>; rel="next"`;
    answer('GET', `${path}?limit=1`, 200, [everyone], { link });

    await expect(run(listUserGroups, { userId: '00u1', limit: 1 })).resolves.toEqual({
      groups: [everyone],
      count: 1,
      nextCursor: 'c1',
      hasMore: true,
    });
  });

  test('says NOT_FOUND for a user whom Okta does not know', async () => {
    answer(
      'GET',
      `${path}?limit=200`,
      404,
      refused('E0000007', 'Not found: Resource not found: 00u1 (User)'),
    );

    await expect(run(listUserGroups, { userId: '00u1' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
