import { describe, expect, test } from 'vitest';
import { deleteGroup } from '../../../actions/groups/delete-group.ts';
import { answer, refused, run } from '../../okta.ts';

const path = '/api/v1/groups/00g1';
const unknown = refused('E0000007', 'Not found: Resource not found: 00g1 (UserGroup)');

describe('delete_group', () => {
  test('deletes', async () => {
    const sent = answer('DELETE', path, 204);

    await expect(run(deleteGroup, { groupId: '00g1' })).resolves.toEqual({ groupId: '00g1', deleted: true });
    expect(sent.body).toBeUndefined();
  });

  test('says NOT_FOUND for a group that never was', async () => {
    answer('DELETE', path, 404, unknown);

    await expect(run(deleteGroup, { groupId: '00g1' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('takes a group that is gone at the second try as deleted', async () => {
    answer('DELETE', path, 502, 'Bad Gateway');
    answer('DELETE', path, 404, unknown);

    await expect(run(deleteGroup, { groupId: '00g1' })).resolves.toEqual({ groupId: '00g1', deleted: true });
  });

  test.each([
    [403, refused('E0000006', 'You do not have permission to perform the requested action')],
    [501, refused('E0000060', 'Unsupported operation.')],
  ])('says that Okta itself keeps Everyone, which Okta answers with %i', async (status, body) => {
    answer('DELETE', path, status, body);
    answer('GET', path, 200, { id: '00g1', type: 'BUILT_IN', profile: { name: 'Everyone' } });

    await expect(run(deleteGroup, { groupId: '00g1' })).rejects.toMatchObject({
      code: 'REJECTED',
      status,
      message: expect.stringMatching(/"Everyone" is of type BUILT_IN\. It is managed by Okta itself/),
      okta: { errorCode: body.errorCode },
    });
  });

  test('says FORBIDDEN when the group is one that could be deleted', async () => {
    answer('DELETE', path, 403, refused('E0000006', 'You do not have permission'));
    answer('GET', path, 200, { id: '00g1', type: 'OKTA_GROUP', profile: { name: 'Engineering' } });

    await expect(run(deleteGroup, { groupId: '00g1' })).rejects.toMatchObject({
      code: 'FORBIDDEN',
      message: expect.stringContaining('okta.groups.manage'),
    });
  });
});
