import { describe, expect, test } from 'vitest';
import { deleteApp } from '../../../actions/apps/delete-app.ts';
import { answer, refused, run } from '../../okta.ts';

const path = '/api/v1/apps/0oa1';
const unknown = refused('E0000007', 'Not found: Resource not found: 0oa1 (AppInstance)');

describe('delete_app', () => {
  test('deletes an inactive app', async () => {
    answer('GET', path, 200, { id: '0oa1', status: 'INACTIVE' });
    answer('DELETE', path, 204);

    await expect(run(deleteApp, { appId: '0oa1' })).resolves.toEqual({ appId: '0oa1', deleted: true });
  });

  test('does not delete an active app, and says how it can be', async () => {
    answer('GET', path, 200, { id: '0oa1', status: 'ACTIVE' });

    await expect(run(deleteApp, { appId: '0oa1' })).rejects.toMatchObject({
      code: 'WRONG_STATE',
      message: expect.stringMatching(/The app is ACTIVE.*you can use deactivate_app/),
    });
  });

  test('deactivates an active app first, where that is wanted', async () => {
    answer('GET', path, 200, { id: '0oa1', status: 'ACTIVE' });
    answer('POST', `${path}/lifecycle/deactivate`, 200, {});
    answer('GET', path, 200, { id: '0oa1', status: 'INACTIVE' });
    answer('DELETE', path, 204);

    await expect(run(deleteApp, { appId: '0oa1', deactivateFirst: true })).resolves.toMatchObject({
      deleted: true,
    });
  });

  test('says NOT_FOUND for an app that never was, and takes one that is gone at the second try as deleted', async () => {
    answer('GET', path, 404, unknown);
    await expect(run(deleteApp, { appId: '0oa1' })).rejects.toMatchObject({ code: 'NOT_FOUND' });

    answer('GET', path, 200, { id: '0oa1', status: 'INACTIVE' });
    answer('DELETE', path, 502, 'Bad Gateway');
    answer('DELETE', path, 404, unknown);
    await expect(run(deleteApp, { appId: '0oa1' })).resolves.toMatchObject({ deleted: true });
  });
});
