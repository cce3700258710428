import { describe, expect, test } from 'vitest';
import { activateApp } from '../../../actions/apps/activate-app.ts';
import { answer, refused, run } from '../../okta.ts';

const path = '/api/v1/apps/0oa1';
const operation = `${path}/lifecycle/activate`;

describe('activate_app', () => {
  test('gives the app as it is afterwards', async () => {
    answer('GET', path, 200, { id: '0oa1', status: 'INACTIVE' });
    answer('POST', operation, 200, {});
    answer('GET', path, 200, { id: '0oa1', status: 'ACTIVE' });

    await expect(run(activateApp, { appId: '0oa1' })).resolves.toEqual({
      id: '0oa1',
      status: 'ACTIVE',
      changed: true,
    });
  });

  test('sends nothing for an app that is ACTIVE already', async () => {
    answer('GET', path, 200, { id: '0oa1', status: 'ACTIVE' });

    await expect(run(activateApp, { appId: '0oa1' })).resolves.toMatchObject({ changed: false });
  });

  test('says NOT_FOUND for an unknown ID', async () => {
    answer('GET', path, 404, refused('E0000007', 'Not found: Resource not found: 0oa1 (AppInstance)'));

    await expect(run(activateApp, { appId: '0oa1' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
