import { expect, test } from 'vitest';
import { all, openWithSdk } from './client.ts';

test("Okta's client lists, searches, turns off and deletes devices", async () => {
  const { sdk } = await openWithSdk();
  expect(await all(await sdk.deviceApi.listDevices({ limit: 2 }))).toHaveLength(6);
  const [device] = await all(
    await sdk.deviceApi.listDevices({ search: 'status eq "ACTIVE"', expand: 'user' }),
  );
  const deviceId = device?.id ?? '';
  expect(await all(await sdk.deviceApi.listDeviceUsers({ deviceId }))).toHaveLength(1);

  await sdk.deviceApi.suspendDevice({ deviceId });
  await expect(sdk.deviceApi.suspendDevice({ deviceId })).rejects.toMatchObject({ status: 400 });
  await sdk.deviceApi.unsuspendDevice({ deviceId });
  expect(await sdk.deviceApi.getDevice({ deviceId })).toMatchObject({ status: 'ACTIVE' });
  await sdk.deviceApi.deactivateDevice({ deviceId });
  await sdk.deviceApi.deleteDevice({ deviceId });
  await expect(sdk.deviceApi.getDevice({ deviceId })).rejects.toMatchObject({ errorCode: 'E0000007' });
});
