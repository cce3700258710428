import { describe, expect, test } from 'vitest';
import { addUserToGroup } from '../../../actions/groups/add-user-to-group.ts';
import { answer, refused, run } from '../../okta.ts';

const input = { groupId: '00g1', userId: '00u1' };
const path = '/api/v1/groups/00g1/users/00u1';

describe('add_user_to_group', () => {
  test('gives back the ids with the outcome', async () => {
    const sent = answer('PUT', path, 204);

    await expect(run(addUserToGroup, input)).resolves.toEqual({ ...input, added: true });
    expect(sent.body).toBeUndefined();
  });

  test.each(['00g1 (UserGroup)', '00u1 (User)'])('says which of the two there is not: %s', async (what) => {
    answer('PUT', path, 404, refused('E0000007', `Not found: Resource not found: ${what}`));

    await expect(run(addUserToGroup, input)).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: expect.stringContaining(what),
    });
  });

  test.each([
    [403, refused('E0000006', 'You do not have permission to perform the requested action')],
    [501, refused('E0000060', 'Unsupported operation.')],
  ])('says who keeps the members of an APP_GROUP, which Okta answers with %i', async (status, body) => {
    answer('PUT', path, status, body);
    answer('GET', '/api/v1/groups/00g1', 200, {
      id: '00g1',
      type: 'APP_GROUP',
      profile: { name: 'AD Sales' },
    });

    await expect(run(addUserToGroup, input)).rejects.toMatchObject({
      code: 'REJECTED',
      status,
      message: expect.stringMatching(
        /"AD Sales" is of type APP_GROUP\. It is managed by an application or directory/,
      ),
    });
  });

  test('keeps to what Okta said when the group cannot be read either', async () => {
    const denied = refused('E0000006', 'You do not have permission to perform the requested action');
    answer('PUT', path, 403, denied);
    answer('GET', '/api/v1/groups/00g1', 403, denied);

    await expect(run(addUserToGroup, input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
