import { describe, expect, test } from 'vitest';
import { groupNamed, someUser } from '../client.ts';
import { all, openWithSdk } from './client.ts';

describe("Okta's client", () => {
  test('creates, reads, replaces, turns off and deletes apps', async () => {
    const { sdk } = await openWithSdk();
    const application = {
      name: 'bookmark',
      label: 'Handbook',
      signOnMode: 'BOOKMARK' as const,
      settings: { app: { requestIntegration: false, url: 'https://handbook.example.com' } },
    };
    const { id: appId = '' } = await sdk.applicationApi.createApplication({ application });
    expect(await sdk.applicationApi.getApplication({ appId })).toMatchObject({
      label: 'Handbook',
      status: 'ACTIVE',
    });
    await sdk.applicationApi.replaceApplication({ appId, application: { ...application, label: 'Manual' } });
    const apps = await all(await sdk.applicationApi.listApplications({ limit: 3 }));
    expect(apps.map(({ label }) => label)).toContain('Manual');

    await expect(sdk.applicationApi.deleteApplication({ appId })).rejects.toMatchObject({
      errorCode: 'E0000056',
    });
    await sdk.applicationApi.deactivateApplication({ appId });
    await sdk.applicationApi.activateApplication({ appId });
    await sdk.applicationApi.deactivateApplication({ appId });
    await sdk.applicationApi.deleteApplication({ appId });
    await expect(sdk.applicationApi.getApplication({ appId })).rejects.toMatchObject({ status: 404 });
  });

  test('reads apps of every way to sign in', async () => {
    const { sdk } = await openWithSdk();
    const apps = await all(await sdk.applicationApi.listApplications({ includeNonDeleted: true }));
    expect(new Set(apps.map(({ signOnMode }) => signOnMode))).toEqual(
      new Set(['SAML_2_0', 'BOOKMARK', 'OPENID_CONNECT', 'BROWSER_PLUGIN', null]),
    );
  });

  test('assigns an app to a user, changes the assignment and takes it back', async () => {
    const { sdk, client } = await openWithSdk();
    const { id: userId } = await someUser(client, 'profile.department eq "Legal" and status eq "ACTIVE"');
    const [app] = await all(await sdk.applicationApi.listApplications({ q: 'Travel' }));
    const appId = app?.id ?? '';

    await sdk.applicationApi.assignUserToApplication({ appId, appUser: { id: userId, scope: 'USER' } });
    await sdk.applicationApi.updateApplicationUser({
      appId,
      userId,
      appUser: { credentials: { userName: 'own' } },
    });
    expect(await sdk.applicationApi.getApplicationUser({ appId, userId })).toMatchObject({
      id: userId,
      scope: 'USER',
      credentials: { userName: 'own' },
    });
    const users = await all(await sdk.applicationApi.listApplicationUsers({ appId, limit: 3 }));
    expect(users.map(({ id }) => id)).toContain(userId);
    const links = await all(await sdk.userApi.listAppLinks({ userId }));
    expect(links.map(({ label }) => label)).toContain('Travel Portal');

    await sdk.applicationApi.unassignUserFromApplication({ appId, userId });
    await expect(sdk.applicationApi.getApplicationUser({ appId, userId })).rejects.toMatchObject({
      status: 404,
    });
  });

  test('assigns an app to a group, gives it a priority and takes it back', async () => {
    const { sdk, client } = await openWithSdk();
    const { id: groupId } = await groupNamed(client, 'Sales');
    const [app] = await all(await sdk.applicationApi.listApplications({ q: 'GitHub' }));
    const appId = app?.id ?? '';

    await sdk.applicationApi.assignGroupToApplication({
      appId,
      groupId,
      applicationGroupAssignment: { priority: 0 },
    });
    const groups = await all(await sdk.applicationApi.listApplicationGroupAssignments({ appId }));
    expect(groups.map(({ id }) => id)[0]).toBe(groupId);
    expect(await sdk.applicationApi.getApplicationGroupAssignment({ appId, groupId })).toMatchObject({
      priority: 0,
    });
    await sdk.applicationApi.unassignApplicationFromGroup({ appId, groupId });
    const apps = await all(await sdk.groupApi.listAssignedApplicationsForGroup({ groupId }));
    expect(apps.map(({ label }) => label)).toEqual(['Salesforce']);
  });
});
