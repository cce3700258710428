import { describe, expect, test } from 'vitest';
import { suspendDevice } from '../../../actions/devices/suspend-device.ts';
import { answer, run } from '../../okta.ts';

const path = '/api/v1/devices/guo1';

describe('suspend_device', () => {
  test('suspends, and gives back the device as Okta has it then', async () => {
    answer('GET', path, 200, { id: 'guo1', status: 'ACTIVE' });
    const sent = answer('POST', `${path}/lifecycle/suspend`, 204);
    answer('GET', path, 200, { id: 'guo1', status: 'SUSPENDED' });

    await expect(run(suspendDevice, { deviceId: 'guo1' })).resolves.toEqual({
      id: 'guo1',
      status: 'SUSPENDED',
      changed: true,
    });
    expect(sent.times).toBe(1);
  });

  test('sends nothing for a device that is SUSPENDED already', async () => {
    answer('GET', path, 200, { id: 'guo1', status: 'SUSPENDED' });

    await expect(run(suspendDevice, { deviceId: 'guo1' })).resolves.toMatchObject({ changed: false });
  });

  test('names the way out for a device that is DEACTIVATED', async () => {
    answer('GET', path, 200, { id: 'guo1', status: 'DEACTIVATED' });

    await expect(run(suspendDevice, { deviceId: 'guo1' })).rejects.toMatchObject({
      code: 'WRONG_STATE',
      message: expect.stringMatching(/The device is DEACTIVATED.*activate_device/),
    });
  });
});
