import { describe, expect, test } from 'vitest';
import { listGroupMembers } from '../../../actions/groups/list-group-members.ts';
import { answer, refused, run } from '../../okta.ts';

const path = '/api/v1/groups/00g1/users';

describe('list_group_members', () => {
  test('asks for 200 at once, where Okta would send 1,000, and gives back users', async () => {
    answer('GET', `${path}?limit=200`, 200, [{ id: '00u1', status: 'ACTIVE', profile: { badge: 7 } }]);

    await expect(run(listGroupMembers, { groupId: '00g1' })).resolves.toEqual({
      users: [{ id: '00u1', status: 'ACTIVE', profile: { badge: 7 } }],
      count: 1,
      nextCursor: null,
      hasMore: false,
    });
  });

  test('follows an empty page, and a page that is shorter than was asked for', async () => {
    const next = (after: string) => ({
      link: `<https://acme-admin.okta.com${path}?after=${after}>; rel="next"`,
    });
    answer('GET', `${path}?limit=3`, 200, [{ id: '00u1' }], next('a'));
    answer('GET', `${path}?limit=2&after=a`, 200, [], next('b'));
    answer('GET', `${path}?limit=2&after=b`, 200, [{ id: '00u2' }]);

    await expect(run(listGroupMembers, { groupId: '00g1', limit: 3 })).resolves.toMatchObject({
      users: [{ id: '00u1' }, { id: '00u2' }],
      hasMore: false,
    });
  });

  test('says NOT_FOUND for a group that Okta does not know', async () => {
    answer(
      'GET',
      `${path}?limit=200`,
      404,
      refused('E0000007', 'Not found: Resource not found: 00g1 (UserGroup)'),
    );

    await expect(run(listGroupMembers, { groupId: '00g1' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
