import { describe, expect, test } from 'vitest';
import { listUserDevices } from '../../../actions/users/list-user-devices.ts';
import { answer, refused, run } from '../../okta.ts';

const path = '/api/v1/users/00u1/devices';

describe('list_user_devices', () => {
  test('gives all devices at once, each inside its link to the user', async () => {
    const devices = [{ deviceUserId: 'duo1', created: '2025-09-03T08:15:00.000Z', device: { id: 'guo1' } }];
    answer('GET', path, 200, devices);

    await expect(run(listUserDevices, { userId: '00u1' })).resolves.toMatchObject({ devices, count: 1 });
  });

  test('says that an org of the Classic engine has no devices', async () => {
    const lacking = 'You do not have permission to access the feature you are requesting';
    answer('GET', path, 401, refused('E0000015', lacking));

    await expect(run(listUserDevices, { userId: '00u1' })).rejects.toMatchObject({
      code: 'NOT_LICENSED',
      message: expect.stringContaining('"Okta Identity Engine"'),
    });
  });
});
