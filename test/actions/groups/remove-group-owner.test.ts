import { describe, expect, test } from 'vitest';
import { removeGroupOwner } from '../../../actions/groups/remove-group-owner.ts';
import { answer, refused, run } from '../../okta.ts';

const path = '/api/v1/groups/00g1/owners';
const input = { groupId: '00g1', ownerId: '00u1' };
const noOwner = refused('E0000007', 'Not found: Resource not found: 00u1 (LinkedObject)');
const noGroup = refused('E0000007', 'Not found: Resource not found: 00g1 (UserGroup)');

describe('remove_group_owner', () => {
  test('removes', async () => {
    answer('DELETE', `${path}/00u1`, 204);

    await expect(run(removeGroupOwner, input)).resolves.toEqual({ ...input, changed: true });
  });

  test('changes nothing where the group has no such owner', async () => {
    answer('DELETE', `${path}/00u1`, 404, noOwner);
    answer('GET', `${path}?limit=1000`, 200, [{ id: '00u2' }]);

    await expect(run(removeGroupOwner, input)).resolves.toEqual({ ...input, changed: false });
  });

  test('takes an owner who is gone at the second try as removed', async () => {
    answer('DELETE', `${path}/00u1`, 502, 'Bad Gateway');
    answer('DELETE', `${path}/00u1`, 404, noOwner);
    answer('GET', `${path}?limit=1000`, 200, []);

    await expect(run(removeGroupOwner, input)).resolves.toEqual({ ...input, changed: true });
  });

  test('says NOT_FOUND for a group that Okta does not know', async () => {
    answer('DELETE', `${path}/00u1`, 404, noGroup);
    answer('GET', `${path}?limit=1000`, 404, noGroup);

    await expect(run(removeGroupOwner, input)).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: expect.stringContaining('00g1 (UserGroup)'),
    });
  });
});
