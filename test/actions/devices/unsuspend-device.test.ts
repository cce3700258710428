import { describe, expect, test } from 'vitest';
import { unsuspendDevice } from '../../../actions/devices/unsuspend-device.ts';
import { answer, run } from '../../okta.ts';

const path = '/api/v1/devices/guo1';

describe('unsuspend_device', () => {
  test('unsuspends, and gives back the device as Okta has it then', async () => {
    answer('GET', path, 200, { id: 'guo1', status: 'SUSPENDED' });
    const sent = answer('POST', `${path}/lifecycle/unsuspend`, 204);
    answer('GET', path, 200, { id: 'guo1', status: 'ACTIVE' });

    await expect(run(unsuspendDevice, { deviceId: 'guo1' })).resolves.toEqual({
      id: 'guo1',
      status: 'ACTIVE',
      changed: true,
    });
    expect(sent.times).toBe(1);
  });

  test('sends nothing for a device that is ACTIVE already', async () => {
    answer('GET', path, 200, { id: 'guo1', status: 'ACTIVE' });

    await expect(run(unsuspendDevice, { deviceId: 'guo1' })).resolves.toMatchObject({ changed: false });
  });

  test('names the way out for a device that is DEACTIVATED', async () => {
    answer('GET', path, 200, { id: 'guo1', status: 'DEACTIVATED' });

    await expect(run(unsuspendDevice, { deviceId: 'guo1' })).rejects.toMatchObject({
      code: 'WRONG_STATE',
      message: expect.stringMatching(/The device is DEACTIVATED.*activate_device/),
    });
  });
});
