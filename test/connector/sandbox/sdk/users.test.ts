import { describe, expect, test } from 'vitest';
import { someUser } from '../client.ts';
import { all, openWithSdk } from './client.ts';

const profile = { login: 'ada@acme.test', email: 'ada@acme.test', firstName: 'Ada', lastName: 'Lovelace' };
const clear = 'Correct-Horse-9';
const missing = { status: 404, errorCode: 'E0000007' };

describe("users, by Okta's client", () => {
  test('are created, read, updated, replaced, deactivated and deleted', async () => {
    const { sdk } = await openWithSdk();
    const { id: userId = '' } = await sdk.userApi.createUser({
      body: { profile, credentials: { password: { value: clear } } },
    });
    const read = await sdk.userApi.getUser({ userId });
    expect(read).toMatchObject({ id: userId, status: 'ACTIVE', profile: { login: profile.login } });
    expect(read.created).toBeInstanceOf(Date);

    await sdk.userApi.updateUser({ userId, user: { profile: { title: 'Analyst' } } });
    expect((await sdk.userApi.getUser({ userId: profile.login })).profile?.title).toBe('Analyst');
    await sdk.userApi.replaceUser({ userId, user: { profile: { ...profile, nickName: 'A' } } });
    const replaced = (await sdk.userApi.getUser({ userId })).profile;
    expect({ nickName: replaced?.nickName, title: replaced?.title }).toEqual({ nickName: 'A' });

    await sdk.userApi.deactivateUser({ userId });
    expect(await sdk.userApi.getUser({ userId })).toMatchObject({ status: 'DEPROVISIONED' });
    await sdk.userApi.deleteUser({ userId });
    await expect(sdk.userApi.getUser({ userId })).rejects.toMatchObject(missing);
  });

  test('come in pages', async () => {
    const { sdk } = await openWithSdk();
    const users = await all(await sdk.userApi.listUsers({ search: 'status pr', limit: 7 }));
    expect(new Set(users.map(({ id }) => id)).size).toBe(60);
  });

  test('go from one status to another', async () => {
    const { sdk } = await openWithSdk();
    const { id: userId = '' } = await sdk.userApi.createUser({ body: { profile }, activate: false });
    const status = async () => (await sdk.userApi.getUser({ userId })).status;
    const { activationToken } = await sdk.userApi.activateUser({ userId, sendEmail: false });
    expect(activationToken).toMatch(/^\w{20}$/);
    expect(await status()).toBe('PROVISIONED');

    await sdk.userApi.updateUser({ userId, user: { credentials: { password: { value: clear } } } });
    expect(await status()).toBe('ACTIVE');
    await sdk.userApi.suspendUser({ userId });
    await sdk.userApi.unsuspendUser({ userId });
    await sdk.userApi.expirePassword({ userId });
    expect(await status()).toBe('PASSWORD_EXPIRED');
    await sdk.userApi.changePassword({
      userId,
      changePasswordRequest: { oldPassword: { value: clear }, newPassword: { value: 'Another-Word-2' } },
    });
    expect(await status()).toBe('ACTIVE');
    const { resetPasswordUrl } = await sdk.userApi.generateResetPasswordToken({ userId, sendEmail: false });
    expect(resetPasswordUrl).toContain('/reset_password/');
    expect(await status()).toBe('RECOVERY');
  });

  test('are refused with what was wrong', async () => {
    const { sdk } = await openWithSdk();
    const unknown: Record<string, string> = { ...profile, colour: 'red' };
    await expect(sdk.userApi.createUser({ body: { profile: unknown } })).rejects.toMatchObject({
      status: 400,
      errorCode: 'E0000001',
      errorCauses: [{ errorSummary: "Property name 'colour' is not defined in profile" }],
    });
    await expect(sdk.userApi.suspendUser({ userId: 'nobody' })).rejects.toMatchObject(missing);
  });

  test('let clients have things, and take them away', async () => {
    const { sdk } = await openWithSdk();
    for (const { id: userId = '' } of await all(await sdk.userApi.listUsers())) {
      const grants = await all(await sdk.userApi.listUserGrants({ userId, limit: 1 }));
      if (grants.length === 0) continue;
      expect(grants.map(({ scopeId }) => scopeId)).toEqual(['okta.users.read.self', 'okta.groups.read']);
      expect(await all(await sdk.userApi.listUserClients({ userId }))).toHaveLength(1);
      await sdk.userApi.revokeUserGrants({ userId });
      expect(await all(await sdk.userApi.listUserGrants({ userId }))).toEqual([]);
      return;
    }
    throw new Error('Nobody has let anybody have anything.');
  });

  test('have a risk', async () => {
    const { sdk, client } = await openWithSdk({ licences: ['user-risk'] });
    const { id: userId } = await someUser(client);
    await sdk.userApi.upsertUserRisk({ userId, userRiskRequest: { riskLevel: 'HIGH' } });
    expect(await sdk.userApi.getUserRisk({ userId })).toMatchObject({ riskLevel: 'HIGH' });
  });
});
