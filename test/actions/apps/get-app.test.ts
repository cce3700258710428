import { describe, expect, test } from 'vitest';
import { getApp } from '../../../actions/apps/get-app.ts';
import { answer, refused, run } from '../../okta.ts';

describe('get_app', () => {
  test('gives the app as Okta has it', async () => {
    const app = { id: '0oa1', label: 'Slack', settings: { app: { subdomain: 'acme' } } };
    answer('GET', '/api/v1/apps/0oa1', 200, app);

    await expect(run(getApp, { appId: '0oa1' })).resolves.toEqual(app);
  });

  test('says NOT_FOUND for an unknown ID', async () => {
    const unknown = refused('E0000007', 'Not found: Resource not found: 0oa1 (AppInstance)');
    answer('GET', '/api/v1/apps/0oa1', 404, unknown);

    await expect(run(getApp, { appId: '0oa1' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
