import { describe, expect, test } from 'vitest';
import { groupNamed, someUser } from '../client.ts';
import { all, openWithSdk } from './client.ts';

describe("Okta's client", () => {
  test('creates, reads, replaces, lists and deletes groups', async () => {
    const { sdk } = await openWithSdk();
    const { id = '' } = await sdk.groupApi.createGroup({ group: { profile: { name: 'Guild' } } });
    expect(await sdk.groupApi.getGroup({ groupId: id })).toMatchObject({ id, type: 'OKTA_GROUP' });
    await sdk.groupApi.replaceGroup({
      groupId: id,
      group: { profile: { name: 'Guild', description: 'All of us' } },
    });

    const found = await all(await sdk.groupApi.listGroups({ search: 'profile.description eq "all of us"' }));
    expect(found.map((group) => group.id)).toEqual([id]);
    const groups = await all(await sdk.groupApi.listGroups({ limit: 3 }));
    expect(groups.length).toBe(11);

    await sdk.groupApi.deleteGroup({ groupId: id });
    await expect(sdk.groupApi.getGroup({ groupId: id })).rejects.toMatchObject({
      status: 404,
      errorCode: 'E0000007',
    });
  });

  test('adds and removes members, page by page', async () => {
    const { sdk, client } = await openWithSdk();
    const { id: groupId } = await groupNamed(client, 'On Call');
    const before = await all(await sdk.groupApi.listGroupUsers({ groupId, limit: 2 }));
    const { id: userId } = await someUser(client, 'profile.department eq "Legal" and status eq "ACTIVE"');

    await sdk.groupApi.assignUserToGroup({ groupId, userId });
    const after = await all(await sdk.groupApi.listGroupUsers({ groupId, limit: 2 }));
    expect(after.map(({ id }) => id)).toEqual([...before.map(({ id }) => id), userId].sort());
    await sdk.groupApi.unassignUserFromGroup({ groupId, userId });
    expect(await all(await sdk.groupApi.listGroupUsers({ groupId }))).toHaveLength(before.length);
  });

  test('takes a rule from its creation to its end', async () => {
    const { sdk, client } = await openWithSdk();
    const { id: groupId } = await groupNamed(client, 'VPN Users');
    const groupRule = {
      type: 'group_rule' as const,
      name: 'Legal',
      conditions: { expression: { type: 'urn:okta:expression:1.0', value: 'user.department=="Legal"' } },
      actions: { assignUserToGroups: { groupIds: [groupId] } },
    };
    const { id: ruleId = '' } = await sdk.groupApi.createGroupRule({ groupRule });
    await sdk.groupApi.replaceGroupRule({ ruleId, groupRule: { ...groupRule, name: 'Legal team' } });
    await sdk.groupApi.activateGroupRule({ ruleId });
    expect(await sdk.groupApi.getGroupRule({ ruleId })).toMatchObject({
      name: 'Legal team',
      status: 'ACTIVE',
    });
    const members = await all(await sdk.groupApi.listGroupUsers({ groupId }));
    expect(members.filter(({ profile }) => profile?.['department'] === 'Legal').length).toBeGreaterThan(3);

    const rules = await all(await sdk.groupApi.listGroupRules({ limit: 1 }));
    expect(rules.map(({ name }) => name)).toEqual([
      'Contractors',
      'Senior engineers are on call',
      'Legal team',
    ]);
    await expect(sdk.groupApi.deleteGroupRule({ ruleId })).rejects.toMatchObject({ status: 400 });
    await sdk.groupApi.deactivateGroupRule({ ruleId });
    await sdk.groupApi.deleteGroupRule({ ruleId, removeUsers: true });
  });

  test('assigns, lists and deletes owners', async () => {
    const { sdk, client } = await openWithSdk();
    const { id: groupId } = await groupNamed(client, 'Sales');
    const { id: ownerId } = await someUser(client);
    await sdk.groupApi.assignGroupOwner({ groupId, GroupOwner: { id: ownerId, type: 'USER' } });
    const owners = await all(await sdk.groupApi.listGroupOwners({ groupId }));
    expect(owners.map(({ id }) => id)).toEqual([ownerId]);
    await sdk.groupApi.deleteGroupOwner({ groupId, ownerId });
    await expect(sdk.groupApi.deleteGroupOwner({ groupId, ownerId })).rejects.toMatchObject({ status: 404 });
  });
});
