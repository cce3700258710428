import { describe, expect, test } from 'vitest';
import { getAppUser } from '../../../actions/apps/get-app-user.ts';
import { answer, refused, run } from '../../okta.ts';

const input = { appId: '0oa1', userId: '00u1' };

describe('get_app_user', () => {
  test('gives the assignment as Okta has it', async () => {
    const appUser = { id: '00u1', scope: 'GROUP', credentials: { userName: 'eve' }, profile: {} };
    answer('GET', '/api/v1/apps/0oa1/users/00u1?expand=user', 200, appUser);

    await expect(run(getAppUser, { ...input, expand: 'user' })).resolves.toEqual(appUser);
  });

  test('says NOT_FOUND for a user who does not have the app', async () => {
    const unknown = refused('E0000007', 'Not found: Resource not found: 00u1 (AppUser)');
    answer('GET', '/api/v1/apps/0oa1/users/00u1', 404, unknown);

    await expect(run(getAppUser, input)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
