import { describe, expect, test } from 'vitest';
import { deactivateApp } from '../../../actions/apps/deactivate-app.ts';
import { answer, refused, run } from '../../okta.ts';

const path = '/api/v1/apps/0oa1';
const operation = `${path}/lifecycle/deactivate`;

describe('deactivate_app', () => {
  test('gives the app as it is afterwards', async () => {
    answer('GET', path, 200, { id: '0oa1', status: 'ACTIVE' });
    answer('POST', operation, 200, {});
    answer('GET', path, 200, { id: '0oa1', status: 'INACTIVE' });

    await expect(run(deactivateApp, { appId: '0oa1' })).resolves.toEqual({
      id: '0oa1',
      status: 'INACTIVE',
      changed: true,
    });
  });

  test('sends nothing for an app that is INACTIVE already', async () => {
    answer('GET', path, 200, { id: '0oa1', status: 'INACTIVE' });

    await expect(run(deactivateApp, { appId: '0oa1' })).resolves.toMatchObject({ changed: false });
  });

  test('says NOT_FOUND for an unknown ID', async () => {
    answer('GET', path, 404, refused('E0000007', 'Not found: Resource not found: 0oa1 (AppInstance)'));

    await expect(run(deactivateApp, { appId: '0oa1' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
