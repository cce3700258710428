import { describe, expect, test } from 'vitest';
import { unassignUserFromApp } from '../../../actions/apps/unassign-user-from-app.ts';
import { answer, refused, run } from '../../okta.ts';

const userId = '00ub0oNGTSWTBKOLGLNR';
const input = { appId: '0oa1', userId };
const path = `/api/v1/apps/0oa1/users/${userId}`;
const unknown = refused('E0000007', `Not found: Resource not found: ${userId} (AppUser)`);
const done = { ...input, unassigned: true, changed: true, alreadyGone: false };

describe('unassign_user_from_app', () => {
  test('takes the app away, and looks whether it stays away', async () => {
    answer('GET', path, 200, { id: userId, scope: 'USER' });
    answer('DELETE', `${path}?sendEmail=true`, 204);
    answer('GET', path, 404, unknown);

    await expect(run(unassignUserFromApp, { ...input, sendEmail: true })).resolves.toEqual(done);
  });

  test('says that a group gave it back at once', async () => {
    answer('GET', path, 200, { id: userId, scope: 'USER' });
    answer('DELETE', `${path}?sendEmail=false`, 204);
    answer('GET', path, 200, { id: userId, scope: 'GROUP' });

    await expect(run(unassignUserFromApp, input)).resolves.toEqual({ ...done, unassigned: false });
  });

  test('sends nothing for a user who has the app through a group, and names the group', async () => {
    const _links = { group: { href: 'https://acme.okta.com/api/v1/groups/00g1' } };
    answer('GET', path, 200, { id: userId, scope: 'GROUP', _links });

    await expect(run(unassignUserFromApp, input)).rejects.toMatchObject({
      code: 'WRONG_STATE',
      message: expect.stringContaining('through the group 00g1, so it cannot be taken from this user alone'),
    });
  });

  test('says changed: false for a user who does not have the app', async () => {
    answer('GET', path, 404, unknown);
    answer('GET', '/api/v1/apps/0oa1', 200, { id: '0oa1' });
    answer('GET', `/api/v1/users/${userId}`, 200, { id: userId });

    await expect(run(unassignUserFromApp, input)).resolves.toEqual({ ...done, changed: false });
  });

  test('says NOT_FOUND for an app that does not exist', async () => {
    answer('GET', path, 404, unknown);
    answer(
      'GET',
      '/api/v1/apps/0oa1',
      404,
      refused('E0000007', 'Not found: Resource not found: 0oa1 (AppInstance)'),
    );
    answer('GET', `/api/v1/users/${userId}`, 200, { id: userId });

    await expect(run(unassignUserFromApp, input)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('ends well for a user who was deleted before', async () => {
    answer('GET', path, 404, unknown);
    answer('GET', '/api/v1/apps/0oa1', 200, { id: '0oa1' });
    answer('GET', `/api/v1/users/${userId}`, 404, unknown);
    answer('GET', `/api/v1/users/${userId}`, 404, unknown);

    await expect(run(unassignUserFromApp, input)).resolves.toEqual({
      ...done,
      changed: false,
      alreadyGone: true,
    });
  });

  test('takes an assignment that is gone at the second try as taken away', async () => {
    answer('GET', path, 200, { id: userId, scope: 'USER' });
    answer('DELETE', `${path}?sendEmail=false`, 502, 'Bad Gateway');
    answer('DELETE', `${path}?sendEmail=false`, 404, unknown);
    answer('GET', path, 404, unknown);

    await expect(run(unassignUserFromApp, input)).resolves.toEqual(done);
  });
});
