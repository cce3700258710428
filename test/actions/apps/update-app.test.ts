import { describe, expect, test } from 'vitest';
import { updateApp } from '../../../actions/apps/update-app.ts';
import { answer, refused, run } from '../../okta.ts';

const path = '/api/v1/apps/0oa1';
const writable = {
  name: 'bookmark',
  label: 'Wiki',
  signOnMode: 'BOOKMARK',
  visibility: { autoLaunch: false, hide: { web: false, iOS: false } },
  credentials: { userNameTemplate: { template: 'user.email', type: 'CUSTOM' } },
  settings: { app: { url: 'https://wiki.example.com' }, notes: { admin: 'A link.', enduser: null } },
  accessibility: { selfService: true },
};
const app = {
  ...writable,
  id: '0oa1',
  orn: 'orn:okta:idp:1',
  status: 'ACTIVE',
  features: [],
  created: '2026-01-12T09:00:00.000Z',
  lastUpdated: '2026-01-12T09:00:00.000Z',
  universalLogout: null,
  _links: {},
};

describe('update_app', () => {
  test("merges what is given into the app, since Okta's PUT overwrites all of it, and leaves out what Okta decides", async () => {
    answer('GET', path, 200, app);
    const sent = answer('PUT', path, 200, { ...app, label: 'Handbook' });

    await expect(
      run(updateApp, { appId: '0oa1', label: 'Handbook', visibility: { hide: { web: true } } }),
    ).resolves.toEqual({ ...app, label: 'Handbook', changed: true });
    expect(sent.body).toEqual({
      ...writable,
      label: 'Handbook',
      visibility: { autoLaunch: false, hide: { web: true, iOS: false } },
    });
  });

  test('clears with null, replaces a list, and takes any other property', async () => {
    const oauthClient = {
      redirect_uris: ['https://a.example.com', 'https://b.example.com'],
      grant_types: ['implicit'],
    };
    answer('GET', path, 200, { ...app, settings: { ...app.settings, oauthClient } });
    const sent = answer('PUT', path, 200, app);

    await run(updateApp, {
      appId: '0oa1',
      notes: { admin: null },
      settings: { oauthClient: { redirect_uris: ['https://c.example.com'] } },
      moreProperties: { accessibility: { selfService: false } },
    });
    expect(sent.body).toMatchObject({
      settings: {
        app: app.settings.app,
        notes: { admin: null, enduser: null },
        oauthClient: { redirect_uris: ['https://c.example.com'], grant_types: ['implicit'] },
      },
      accessibility: { selfService: false },
    });
  });

  test('sends nothing where the app is so already', async () => {
    answer('GET', path, 200, app);

    await expect(
      run(updateApp, { appId: '0oa1', label: 'Wiki', notes: { admin: 'A link.', enduser: null } }),
    ).resolves.toEqual({ ...app, changed: false });
  });

  test('refuses an update of nothing', async () => {
    await expect(run(updateApp, { appId: '0oa1', label: '' })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      fields: [{ field: 'label' }],
    });
  });

  test('says why Okta does not take a change of an inactive app', async () => {
    const cause = 'This operation on app metadata is not yet supported: No active instances.';
    answer('GET', path, 200, { ...app, status: 'INACTIVE' });
    answer('PUT', path, 400, refused('E0000024', 'Bad request.', cause));

    await expect(run(updateApp, { appId: '0oa1', label: 'Handbook' })).rejects.toMatchObject({
      code: 'REJECTED',
      message: expect.stringContaining('No active instances'),
    });
  });
});
