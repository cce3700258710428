import { describe, expect, test } from 'vitest';
import { isUserInGroup } from '../../../actions/groups/is-user-in-group.ts';
import { answer, refused, run } from '../../okta.ts';

const input = { groupId: '00g1', userId: '00u1' };
const path = '/api/v1/users/00u1/groups';

describe('is_user_in_group', () => {
  test('finds the group on a later page of the groups of the user', async () => {
    const link = `<https://acme.okta.com${path}?after=c1>; rel="next"`;
    answer('GET', `${path}?limit=200`, 200, [{ id: '00g2' }], { link });
    answer('GET', `${path}?limit=200&after=c1`, 200, [{ id: '00g1' }]);

    await expect(run(isUserInGroup, input)).resolves.toEqual({ ...input, inGroup: true });
  });

  test('passes over an item that is null', async () => {
    answer('GET', `${path}?limit=200`, 200, [null, { id: '00g1' }]);

    await expect(run(isUserInGroup, input)).resolves.toEqual({ ...input, inGroup: true });
  });

  test('says no when the user is in others only, and there is such a group', async () => {
    answer('GET', `${path}?limit=200`, 200, [{ id: '00g2' }]);
    answer('GET', '/api/v1/groups/00g1', 200, { id: '00g1' });

    await expect(run(isUserInGroup, input)).resolves.toEqual({ ...input, inGroup: false });
  });

  test('says NOT_FOUND rather than no when there is no such group', async () => {
    answer('GET', `${path}?limit=200`, 200, [{ id: '00g2' }]);
    answer(
      'GET',
      '/api/v1/groups/00g1',
      404,
      refused('E0000007', 'Not found: Resource not found: 00g1 (UserGroup)'),
    );

    await expect(run(isUserInGroup, input)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('does not take a list that stopped early for a no', async () => {
    const link = `<https://acme.okta.com${path}?after=c1>; rel="next"`;
    answer('GET', `${path}?limit=200`, 200, [{ id: '00g2' }], { link });
    answer('GET', `${path}?limit=200&after=c1`, 200, [{ id: '00g3' }], { link });

    await expect(run(isUserInGroup, input)).rejects.toMatchObject({
      code: 'UNEXPECTED_RESPONSE',
      message: expect.stringContaining('Okta stopped after 2 groups of the user'),
    });
  });
});
