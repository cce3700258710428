import { describe, expect, test } from 'vitest';
import { assignGroupOwner } from '../../../actions/groups/assign-group-owner.ts';
import { answer, refused, run } from '../../okta.ts';

const path = '/api/v1/groups/00g1/owners';
const input = { groupId: '00g1', type: 'USER', userId: '00u1' };
const owner = { id: '00u1', type: 'USER', displayName: 'Ada Lovelace' };
const isOne = refused(
  'E0000001',
  'Api validation failed: owner',
  'Provided owner is already assigned to this group',
);

describe('assign_group_owner', () => {
  test.each([
    [input, { type: 'USER', id: '00u1' }],
    [
      { groupId: '00g1', type: 'GROUP', ownerGroupId: '00g2' },
      { type: 'GROUP', id: '00g2' },
    ],
  ])('posts the owner of %j', async (given, body) => {
    const sent = answer('POST', path, 201, owner);

    await expect(run(assignGroupOwner, given)).resolves.toEqual({ ...owner, changed: true });
    expect(sent.body).toEqual(body);
  });

  test('gives the owner back who is one already', async () => {
    answer('POST', path, 400, isOne);
    answer('GET', `${path}?limit=1000`, 200, [{ id: '00u9' }, owner]);

    await expect(run(assignGroupOwner, input)).resolves.toEqual({ ...owner, changed: false });
  });

  test('takes an owner who is one at the second try for one that it assigned', async () => {
    answer('POST', path, 502, 'Bad Gateway');
    answer('POST', path, 400, isOne);
    answer('GET', `${path}?limit=1000`, 200, [owner]);

    await expect(run(assignGroupOwner, input)).resolves.toEqual({ ...owner, changed: true });
  });

  test('says which of the two there is not', async () => {
    answer('POST', path, 404, refused('E0000007', 'Not found: Resource not found: 00u1 (User)'));

    await expect(run(assignGroupOwner, input)).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: expect.stringContaining('00u1 (User)'),
    });
  });
});
