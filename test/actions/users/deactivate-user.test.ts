import { describe, expect, test } from 'vitest';
import { deactivateUser } from '../../../actions/users/deactivate-user.ts';
import { answer, refused, run } from '../../okta.ts';

const path = '/api/v1/users/00u1';
const unknown = refused('E0000007', 'Not found: Resource not found: 00u1 (User)');

describe('deactivate_user', () => {
  test.each([
    [200, {}],
    [204, undefined],
  ])('takes %i as done, as newer and older orgs answer', async (status, body) => {
    answer('POST', `${path}/lifecycle/deactivate?sendEmail=false`, status, body);
    answer('GET', path, 200, { id: '00u1', status: 'DEPROVISIONED' });

    await expect(run(deactivateUser, { userId: '00u1' })).resolves.toEqual({
      id: '00u1',
      status: 'DEPROVISIONED',
      changed: true,
      alreadyGone: false,
    });
  });

  test('mails the administrators when that is wanted', async () => {
    const sent = answer('POST', `${path}/lifecycle/deactivate?sendEmail=true`, 200, {});
    answer('GET', path, 200, { id: '00u1', status: 'DEPROVISIONED' });

    await run(deactivateUser, { userId: '00u1', sendEmail: true });

    expect(sent.times).toBe(1);
  });

  test('says changed: false for a deactivated user, whom Okta claims not to know', async () => {
    answer('POST', `${path}/lifecycle/deactivate?sendEmail=false`, 404, unknown);
    answer('GET', path, 200, {
      id: '00u1',
      status: 'DEPROVISIONED',
      statusChanged: '2026-11-21T11:59:59.000Z',
    });

    await expect(run(deactivateUser, { userId: '00u1' })).resolves.toMatchObject({ changed: false });
  });

  test('says alreadyGone for a user who was deleted before', async () => {
    const userId = '00ub0oNGTSWTBKOLGLNR';
    answer('POST', `/api/v1/users/${userId}/lifecycle/deactivate?sendEmail=false`, 404, unknown);
    for (const _ of ['for the state', 'for the ID']) answer('GET', `/api/v1/users/${userId}`, 404, unknown);

    await expect(run(deactivateUser, { userId })).resolves.toEqual({
      id: userId,
      changed: false,
      alreadyGone: true,
    });
  });

  test('says NOT_FOUND for a user who does not exist', async () => {
    answer('POST', `${path}/lifecycle/deactivate?sendEmail=false`, 404, unknown);
    answer('GET', path, 404, unknown);

    await expect(run(deactivateUser, { userId: '00u1' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test.each([
    ['true when the status changed during the run', '2026-11-21T11:59:59.000Z', true],
    ['false when the user was deactivated before', '2026-11-01T00:00:00.000Z', false],
  ])('after a lost answer, changed is %s', async (_, statusChanged, changed) => {
    answer('POST', `${path}/lifecycle/deactivate?sendEmail=false`, 502, 'Bad Gateway');
    answer('POST', `${path}/lifecycle/deactivate?sendEmail=false`, 404, unknown);
    answer('GET', path, 200, { id: '00u1', status: 'DEPROVISIONED', statusChanged });

    await expect(run(deactivateUser, { userId: '00u1' })).resolves.toMatchObject({ changed });
  });

  test('refuses "me", which Okta reads as the owner of the API key', async () => {
    await expect(run(deactivateUser, { userId: 'Me ' })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message:
        'Deactivate user: "User ID" must be an ID or a login; "me" would mean the owner of the API key.',
    });
  });
});
