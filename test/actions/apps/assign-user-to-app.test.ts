import { describe, expect, test } from 'vitest';
import { assignUserToApp } from '../../../actions/apps/assign-user-to-app.ts';
import { answer, refused, run } from '../../okta.ts';

const input = { appId: '0oa1', userId: '00u1' };
const users = '/api/v1/apps/0oa1/users';
const one = `${users}/00u1`;
const unknown = refused('E0000007', 'Not found: Resource not found: 00u1 (AppUser)');
const own = {
  id: '00u1',
  scope: 'USER',
  credentials: { userName: 'ada', password: {} },
  profile: { seat: 'window' },
};

describe('assign_user_to_app', () => {
  test('assigns a user who does not have the app', async () => {
    answer('GET', one, 404, unknown);
    const sent = answer('POST', users, 200, own);

    await expect(
      run(assignUserToApp, {
        ...input,
        credentials: { userName: 'ada', password: { value: 'Travel-Pass-1' } },
        profile: { seat: 'window' },
      }),
    ).resolves.toEqual({ ...own, changed: true, before: null });
    expect(sent.body).toEqual({
      id: '00u1',
      scope: 'USER',
      credentials: { userName: 'ada', password: { value: 'Travel-Pass-1' } },
      profile: { seat: 'window' },
    });
  });

  test('sends nothing for a user who has it already as it is wanted', async () => {
    answer('GET', one, 200, own);

    await expect(run(assignUserToApp, { ...input, profile: { seat: 'window' } })).resolves.toEqual({
      ...own,
      changed: false,
      before: own,
    });
  });

  test.each([
    ['has it through a group', { ...own, scope: 'GROUP' }, {}],
    ['has another profile', own, { profile: { seat: 'aisle' } }],
    [
      'is given a password, which nobody can compare',
      own,
      { credentials: { password: { value: 'Pass-1' } } },
    ],
  ])('sends what is wanted for a user who %s', async (_, before, more) => {
    answer('GET', one, 200, before);
    const sent = answer('POST', users, 200, own);

    await expect(run(assignUserToApp, { ...input, ...more })).resolves.toMatchObject({
      changed: true,
      before,
    });
    expect(sent.body).toEqual({ id: '00u1', scope: 'USER', ...more });
  });

  test('takes the conflict of an org that assigns nobody twice, and sends what is different as an update', async () => {
    answer('GET', one, 200, { ...own, scope: 'GROUP' });
    answer(
      'POST',
      users,
      409,
      refused('E0000062', 'The specified user is already assigned to the application.'),
    );
    answer('GET', one, 200, { ...own, scope: 'GROUP' });
    const sent = answer('POST', one, 200, own);

    await expect(run(assignUserToApp, input)).resolves.toMatchObject({ scope: 'USER', changed: true });
    expect(sent.body).toEqual({ scope: 'USER' });
  });

  test('after a lost answer, takes the conflict as the sign that it was carried out', async () => {
    answer('GET', one, 404, unknown);
    answer('POST', users, 502, 'Bad Gateway');
    answer(
      'POST',
      users,
      409,
      refused('E0000062', 'The specified user is already assigned to the application.'),
    );
    answer('GET', one, 200, own);

    await expect(run(assignUserToApp, input)).resolves.toEqual({ ...own, changed: true, before: null });
  });

  test('says that the app takes no password', async () => {
    answer('GET', one, 404, unknown);
    answer(
      'POST',
      users,
      400,
      refused('E0000041', 'Credentials should not be set on this resource based on the scheme.'),
    );

    await expect(
      run(assignUserToApp, { ...input, credentials: { password: { value: 'Travel-Pass-1' } } }),
    ).rejects.toMatchObject({ code: 'REJECTED', okta: { errorCode: 'E0000041' } });
  });
});
