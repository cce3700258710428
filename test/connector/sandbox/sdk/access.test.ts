import okta from '@okta/okta-sdk-nodejs';
import { exportJWK, generateKeyPair } from 'jose';
import { describe, expect, test } from 'vitest';
import { makeServiceApp } from '../access/service-app.ts';
import { groupNamed, open, someUser } from '../client.ts';
import { all, openWithSdk } from './client.ts';

describe("Okta's own client", () => {
  test('assigns roles with targets, reads them and takes them away', async () => {
    const { client, sdk } = await openWithSdk();
    const { id: userId } = await someUser(client);
    const group = await groupNamed(client, 'Finance');
    const api = sdk.roleAssignmentApi;

    const assigned = await api.assignRoleToUser({ userId, assignRoleRequest: { type: 'USER_ADMIN' } });
    expect(assigned).toMatchObject({ id: 'KVJUKUS7IFCE2SKO', type: 'USER_ADMIN' });
    const target = { userId, roleId: 'KVJUKUS7IFCE2SKO', groupId: group.id };
    await sdk.roleTargetApi.assignGroupTargetToUserRole(target);
    const groups = await all(await sdk.roleTargetApi.listGroupTargetsForRole(target));
    expect(groups.map(({ id }) => id)).toEqual([group.id]);

    const roles = await all(await api.listAssignedRolesForUser({ userId }));
    expect(roles).toMatchObject([{ label: 'User/Group Administrator' }]);
    await api.unassignRoleFromUser({ userId, roleId: 'KVJUKUS7IFCE2SKO' });
    await expect(api.getUserAssignedRole({ userId, roleId: 'KVJUKUS7IFCE2SKO' })).rejects.toThrow(
      'Resource not found: KVJUKUS7IFCE2SKO (RoleAssignment)',
    );
  });

  test('keeps network zones', async () => {
    const { sdk } = await openWithSdk();
    const api = sdk.networkZoneApi;
    const sent = { type: 'IP', name: 'Office', gateways: [{ type: 'RANGE', value: '192.168.2.1' }] } as const;

    const zone = await api.createNetworkZone({ zone: sent });
    const zoneId = String(zone.id);
    expect(zone).toMatchObject({ name: 'Office', status: 'ACTIVE', created: expect.any(Date) });
    await api.replaceNetworkZone({ zoneId, zone: { ...sent, name: 'House' } });
    const zones = await all(await api.listNetworkZones({ limit: 2 }));
    expect(zones.map(({ name }) => name)).toEqual(['LegacyIpZone', 'BlockedIpZone', 'House']);
    await api.deactivateNetworkZone({ zoneId });
    await api.deleteNetworkZone({ zoneId });
    await expect(api.getNetworkZone({ zoneId })).rejects.toThrow(
      `Resource not found: ${zoneId} (NetworkZone)`,
    );
  });

  test('reads and changes the settings of the org, and the tokens and policies', async () => {
    const { sdk } = await openWithSdk();
    expect(await sdk.orgSettingApi.updateOrgSettings({ OrgSetting: { city: 'Porto' } })).toMatchObject({
      companyName: 'Sandbox',
      city: 'Porto',
    });
    const tokens = await all(await sdk.apiTokenApi.listApiTokens());
    expect(tokens).toMatchObject([{ name: 'Sandbox', tokenWindow: 'P30D' }]);
    const policies = await all(await sdk.policyApi.listPolicies({ type: 'PASSWORD' }));
    expect(policies).toMatchObject([{ name: 'Default Policy' }]);
  });

  test('signs in as a service app, within its scopes and its role', async () => {
    const client = await open();
    const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
    const clientId = await makeServiceApp(
      client,
      { ...(await exportJWK(publicKey)), alg: 'RS256' },
      'GROUP_MEMBERSHIP_ADMIN',
    );
    const settings = {
      orgUrl: client.sandbox.origin,
      authorizationMode: 'PrivateKey',
      clientId,
      scopes: ['okta.users.read', 'okta.groups.read'],
      privateKey: JSON.stringify({ ...(await exportJWK(privateKey)), alg: 'RS256' }),
      testing: { disableHttpsCheck: true },
    };
    const sdk = new okta.Client(settings);

    const { id } = await someUser(client);
    expect(await sdk.userApi.getUser({ userId: id })).toMatchObject({ id });
    await expect(sdk.groupApi.getGroup({ groupId: '00gnone' })).rejects.toMatchObject({ status: 403 });
  });
});
