import { describe, expect, test } from 'vitest';
import { all, openWithSdk } from './client.ts';

const missing = { status: 404, errorCode: 'E0000007' };

describe("schemas, by Okta's client", () => {
  test('get an attribute, which profiles then have', async () => {
    const { sdk } = await openWithSdk();
    await sdk.schemaApi.updateUserProfile({
      schemaId: 'default',
      userSchema: {
        definitions: { custom: { properties: { desk: { title: 'Desk', type: 'string', maxLength: 4 } } } },
      },
    });
    const { definitions } = await sdk.schemaApi.getUserSchema({ schemaId: 'default' });
    expect(definitions?.custom?.properties?.['desk']).toMatchObject({ title: 'Desk', maxLength: 4 });

    const profile = {
      login: 'ada@acme.test',
      email: 'ada@acme.test',
      firstName: 'Ada',
      lastName: 'Lovelace',
    };
    const withDesk: Record<string, string> = { ...profile, desk: 'A1' };
    const { id: userId = '' } = await sdk.userApi.createUser({ body: { profile: withDesk } });
    expect((await sdk.userApi.getUser({ userId })).profile?.['desk']).toBe('A1');
  });

  test('of groups get one too', async () => {
    const { sdk } = await openWithSdk();
    await sdk.schemaApi.updateGroupSchema({
      GroupSchema: {
        definitions: { custom: { properties: { floor: { title: 'Floor', type: 'integer' } } } },
      },
    });
    const { definitions } = await sdk.schemaApi.getGroupSchema();
    expect(definitions?.custom?.properties).toHaveProperty('floor');
  });
});

describe("user types, by Okta's client", () => {
  test('are created, read, updated, replaced, listed and deleted', async () => {
    const { sdk } = await openWithSdk();
    const { id: typeId = '' } = await sdk.userTypeApi.createUserType({
      userType: { name: 'intern', displayName: 'Intern' },
    });
    await sdk.userTypeApi.updateUserType({ typeId, userType: { displayName: 'Trainee' } });
    expect(await sdk.userTypeApi.getUserType({ typeId })).toMatchObject({ displayName: 'Trainee' });
    await sdk.userTypeApi.replaceUserType({
      typeId,
      userType: { name: 'intern', displayName: 'Intern', description: 'Here for the summer' },
    });
    const types = await all(await sdk.userTypeApi.listUserTypes());
    expect(types.map(({ name }) => name)).toEqual(['user', 'contractor', 'intern']);

    await sdk.userTypeApi.deleteUserType({ typeId });
    await expect(sdk.userTypeApi.getUserType({ typeId })).rejects.toMatchObject(missing);
  });
});

describe("linked objects, by Okta's client", () => {
  test('are defined, set, listed and deleted', async () => {
    const { sdk } = await openWithSdk();
    await sdk.linkedObjectApi.createLinkedObjectDefinition({
      linkedObject: {
        primary: { name: 'manager', title: 'Manager', type: 'USER' },
        associated: { name: 'subordinate', title: 'Subordinate', type: 'USER' },
      },
    });
    expect(await all(await sdk.linkedObjectApi.listLinkedObjectDefinitions())).toHaveLength(1);

    const [one, two] = await all(await sdk.userApi.listUsers({ limit: 50 }));
    const [primaryUserId = '', associatedUserId = ''] = [one?.id, two?.id];
    await sdk.userApi.setLinkedObjectForUser({
      associatedUserId,
      primaryRelationshipName: 'manager',
      primaryUserId,
    });
    const linked = async () =>
      all(
        await sdk.userApi.listLinkedObjectsForUser({
          userId: primaryUserId,
          relationshipName: 'subordinate',
        }),
      );
    expect(await linked()).toHaveLength(1);
    await sdk.userApi.deleteLinkedObjectForUser({ userId: associatedUserId, relationshipName: 'manager' });
    expect(await linked()).toEqual([]);

    const linkedObjectName = 'manager';
    await sdk.linkedObjectApi.deleteLinkedObjectDefinition({ linkedObjectName });
    await expect(sdk.linkedObjectApi.getLinkedObjectDefinition({ linkedObjectName })).rejects.toMatchObject(
      missing,
    );
  });
});
