import { describe, expect, test } from 'vitest';
import { activateDevice } from '../../../actions/devices/activate-device.ts';
import { answer, run } from '../../okta.ts';

const path = '/api/v1/devices/guo1';

describe('activate_device', () => {
  test('activates, and gives back the device as Okta has it then', async () => {
    answer('GET', path, 200, { id: 'guo1', status: 'DEACTIVATED' });
    const sent = answer('POST', `${path}/lifecycle/activate`, 204);
    answer('GET', path, 200, { id: 'guo1', status: 'ACTIVE' });

    await expect(run(activateDevice, { deviceId: 'guo1' })).resolves.toEqual({
      id: 'guo1',
      status: 'ACTIVE',
      changed: true,
    });
    expect(sent.times).toBe(1);
  });

  test('sends nothing for a device that is ACTIVE already', async () => {
    answer('GET', path, 200, { id: 'guo1', status: 'ACTIVE' });

    await expect(run(activateDevice, { deviceId: 'guo1' })).resolves.toMatchObject({ changed: false });
  });

  test('names the way out for a device that is SUSPENDED', async () => {
    answer('GET', path, 200, { id: 'guo1', status: 'SUSPENDED' });

    await expect(run(activateDevice, { deviceId: 'guo1' })).rejects.toMatchObject({
      code: 'WRONG_STATE',
      message: expect.stringMatching(/The device is SUSPENDED.*unsuspend_device/),
    });
  });
});
