import { describe, expect, test } from 'vitest';
import { deleteUser } from '../../../actions/users/delete-user.ts';
import { answer, refused, run } from '../../okta.ts';

const path = '/api/v1/users/00u1';
const deactivation = `${path}/lifecycle/deactivate?sendEmail=false`;
const unknown = refused('E0000007', 'Not found: Resource not found: 00u1 (User)');
const gone = { userId: '00u1', deleted: true, status: null, alreadyGone: false };

describe('delete_user', () => {
  test('deletes a deactivated user, and looks whether the user is gone', async () => {
    answer('GET', path, 200, { id: '00u1', status: 'DEPROVISIONED' });
    answer('DELETE', `${path}?sendEmail=false`, 204);
    answer('GET', path, 404, unknown);

    await expect(run(deleteUser, { userId: '00u1' })).resolves.toEqual(gone);
  });

  test('never sends DELETE to an active user, whom it would deactivate', async () => {
    answer('GET', path, 200, { id: '00u1', status: 'ACTIVE' });

    await expect(run(deleteUser, { userId: '00u1' })).rejects.toMatchObject({
      code: 'WRONG_STATE',
      message: expect.stringMatching(/The user is ACTIVE.*Turn on "Deactivate first"/),
    });
  });

  test('deactivates first when told to, by the ID that a login stands for', async () => {
    answer('GET', '/api/v1/users/ada%40example.com', 200, { id: '00u1', status: 'ACTIVE' });
    answer('POST', `${path}/lifecycle/deactivate?sendEmail=true`, 200, {});
    answer('GET', path, 200, { id: '00u1', status: 'DEPROVISIONED' });
    answer('DELETE', `${path}?sendEmail=true`, 204);
    answer('GET', path, 404, unknown);

    await expect(
      run(deleteUser, { userId: 'ada@example.com', deactivateFirst: true, sendEmail: true }),
    ).resolves.toEqual(gone);
  });

  test('waits until Okta has finished deactivating', async () => {
    const lines: string[] = [];
    answer('GET', path, 200, { id: '00u1', status: 'ACTIVE' });
    answer('POST', deactivation, 200, {});
    answer('GET', path, 200, { id: '00u1', status: 'ACTIVE', transitioningToStatus: 'DEPROVISIONED' });
    answer('GET', path, 200, { id: '00u1', status: 'DEPROVISIONED' });
    answer('DELETE', `${path}?sendEmail=false`, 204);
    answer('GET', path, 404, unknown);

    await expect(
      run(deleteUser, { userId: '00u1', deactivateFirst: true }, { log: (line) => lines.push(line) }),
    ).resolves.toEqual(gone);
    expect(lines).toEqual(['Waiting for Okta to finish deactivating the user']);
  });

  test('says deleted: false when Okta is still deactivating at the end of the time', async () => {
    answer('GET', path, 200, { id: '00u1', status: 'ACTIVE' });
    answer('POST', deactivation, 200, {});
    answer('GET', path, 200, { id: '00u1', status: 'ACTIVE', transitioningToStatus: 'DEPROVISIONED' });

    await expect(
      run(deleteUser, { userId: '00u1', deactivateFirst: true }, { budget: 500 }),
    ).resolves.toEqual({ ...gone, deleted: false, status: 'ACTIVE' });
  });

  test('goes on when the deactivation was carried out and its answer lost', async () => {
    answer('GET', path, 200, { id: '00u1', status: 'ACTIVE' });
    answer('POST', deactivation, 502, 'Bad Gateway');
    answer('POST', deactivation, 404, unknown);
    answer('GET', path, 200, { id: '00u1', status: 'DEPROVISIONED' });
    answer('DELETE', `${path}?sendEmail=false`, 204);
    answer('GET', path, 404, unknown);

    await expect(run(deleteUser, { userId: '00u1', deactivateFirst: true })).resolves.toEqual(gone);
  });

  test('takes a user who is gone at the second try as deleted', async () => {
    answer('GET', path, 200, { id: '00u1', status: 'DEPROVISIONED' });
    answer('DELETE', `${path}?sendEmail=false`, 502, 'Bad Gateway');
    answer('DELETE', `${path}?sendEmail=false`, 404, unknown);
    answer('GET', path, 404, unknown);

    await expect(run(deleteUser, { userId: '00u1' })).resolves.toEqual(gone);
  });

  test('says what status is left when the user is still there', async () => {
    answer('GET', path, 200, { id: '00u1', status: 'DEPROVISIONED' });
    answer('DELETE', `${path}?sendEmail=false`, 204);
    answer('GET', path, 200, { id: '00u1', status: 'DEPROVISIONED' });

    await expect(run(deleteUser, { userId: '00u1' })).resolves.toEqual({
      ...gone,
      deleted: false,
      status: 'DEPROVISIONED',
    });
  });

  test('says alreadyGone for a user who was deleted before', async () => {
    const userId = '00ub0oNGTSWTBKOLGLNR';
    for (const _ of ['for the state', 'for the ID']) answer('GET', `/api/v1/users/${userId}`, 404, unknown);

    await expect(run(deleteUser, { userId })).resolves.toEqual({ ...gone, userId, alreadyGone: true });
  });

  test.each(['ada@example.com', '00u1', '00g1emaKYZTWRYYRRTSK'])(
    'says NOT_FOUND for %s, which is no ID of a user',
    async (userId) => {
      answer('GET', `/api/v1/users/${encodeURIComponent(userId)}`, 404, unknown);

      await expect(run(deleteUser, { userId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    },
  );
});
