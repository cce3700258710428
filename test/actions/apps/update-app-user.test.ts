import { describe, expect, test } from 'vitest';
import { updateAppUser } from '../../../actions/apps/update-app-user.ts';
import { answer, refused, run } from '../../okta.ts';

const input = { appId: '0oa1', userId: '00u1' };
const path = '/api/v1/apps/0oa1/users/00u1';
const before = {
  id: '00u1',
  scope: 'USER',
  credentials: { userName: 'ada' },
  profile: { seat: 'window', meal: null },
};

describe('update_app_user', () => {
  test('posts only what is given, and says what was before', async () => {
    const after = { ...before, profile: { seat: null, meal: null } };
    answer('GET', path, 200, before);
    const sent = answer('POST', path, 200, after);

    await expect(run(updateAppUser, { ...input, profile: { seat: null } })).resolves.toEqual({
      ...after,
      changed: true,
      before,
    });
    expect(sent.body).toEqual({ profile: { seat: null } });
  });

  test('sends nothing where it is so already', async () => {
    answer('GET', path, 200, before);
    const wanted = { credentials: { userName: 'ada' }, profile: { seat: 'window', meal: null } };

    await expect(run(updateAppUser, { ...input, ...wanted })).resolves.toEqual({
      ...before,
      changed: false,
      before,
    });
  });

  test('refuses an update of nothing', async () => {
    await expect(run(updateAppUser, { ...input, profile: {} })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      fields: [{ field: 'credentials' }],
    });
  });

  test('says that Okta maps the attribute from the user', async () => {
    answer('GET', path, 200, before);
    answer(
      'POST',
      path,
      403,
      refused('E0000075', 'Cannot modify the email attribute because it has a field mapping.'),
    );

    await expect(run(updateAppUser, { ...input, profile: { email: 'a@example.com' } })).rejects.toMatchObject(
      {
        code: 'REJECTED',
        message: expect.stringContaining('field mapping'),
      },
    );
  });
});
