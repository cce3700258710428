import { describe, expect, test } from 'vitest';
import { removeUserFromGroup } from '../../../actions/groups/remove-user-from-group.ts';
import { answer, refused, run } from '../../okta.ts';

const input = { groupId: '00g1', userId: '00u1' };
const path = '/api/v1/groups/00g1/users/00u1';

describe('remove_user_from_group', () => {
  test('gives back the ids with the outcome', async () => {
    const sent = answer('DELETE', path, 204);

    await expect(run(removeUserFromGroup, input)).resolves.toEqual({
      ...input,
      removed: true,
      alreadyGone: false,
    });
    expect(sent.body).toBeUndefined();
  });

  test.each([
    ['says alreadyGone for a user who was deleted before', 404, { alreadyGone: true, removed: true }],
    ['says NOT_FOUND when it is the group that there is not', 200, { code: 'NOT_FOUND' }],
  ])('%s', async (_, status, outcome) => {
    const userId = '00ub0oNGTSWTBKOLGLNR';
    const missing = refused('E0000007', 'Not found: Resource not found');
    answer('DELETE', `/api/v1/groups/00g1/users/${userId}`, 404, missing);
    answer('GET', `/api/v1/users/${userId}`, status, status === 200 ? { id: userId } : missing);

    await expect(
      run(removeUserFromGroup, { groupId: '00g1', userId }).catch((error: unknown) => error),
    ).resolves.toMatchObject(outcome);
  });

  test.each(['00g1 (UserGroup)', '00u1 (User)'])('says which of the two there is not: %s', async (what) => {
    answer('DELETE', path, 404, refused('E0000007', `Not found: Resource not found: ${what}`));

    await expect(run(removeUserFromGroup, input)).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: expect.stringContaining(what),
    });
  });

  test.each([
    [403, refused('E0000006', 'You do not have permission to perform the requested action')],
    [501, refused('E0000060', 'Unsupported operation.')],
  ])('says who keeps the members of an APP_GROUP, which Okta answers with %i', async (status, body) => {
    answer('DELETE', path, status, body);
    answer('GET', '/api/v1/groups/00g1', 200, {
      id: '00g1',
      type: 'APP_GROUP',
      profile: { name: 'AD Sales' },
    });

    await expect(run(removeUserFromGroup, input)).rejects.toMatchObject({
      code: 'REJECTED',
      status,
      message: expect.stringMatching(
        /"AD Sales" is of type APP_GROUP\. It is managed by an application or directory/,
      ),
    });
  });

  test('keeps to what Okta said when the group cannot be read either', async () => {
    const denied = refused('E0000006', 'You do not have permission to perform the requested action');
    answer('DELETE', path, 403, denied);
    answer('GET', '/api/v1/groups/00g1', 403, denied);

    await expect(run(removeUserFromGroup, input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
