import { describe, expect, test } from 'vitest';
import { listDeviceUsers } from '../../../actions/devices/list-device-users.ts';
import { answer, refused, run } from '../../okta.ts';

describe('list_device_users', () => {
  test('gives all at once, with what the device is to each', async () => {
    const deviceUsers = [{ managementStatus: 'MANAGED', screenLockType: 'NONE', user: { id: '00u1' } }];
    answer('GET', '/api/v1/devices/guo1/users', 200, deviceUsers);

    await expect(run(listDeviceUsers, { deviceId: 'guo1' })).resolves.toEqual({
      deviceUsers,
      count: 1,
      nextCursor: null,
      hasMore: false,
    });
  });

  test('says NOT_FOUND for an unknown device, which Okta calls by another name here', async () => {
    const summary = 'Not found: Resource not found: guo9 (GenericUDObject)';
    answer('GET', '/api/v1/devices/guo9/users', 404, refused('E0000007', summary));

    await expect(run(listDeviceUsers, { deviceId: 'guo9' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
