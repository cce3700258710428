import { describe, expect, test } from 'vitest';
import { deactivateDevice } from '../../../actions/devices/deactivate-device.ts';
import { answer, run } from '../../okta.ts';

const path = '/api/v1/devices/guo1';

describe('deactivate_device', () => {
  test('deactivates, and gives back the device as Okta has it then', async () => {
    answer('GET', path, 200, { id: 'guo1', status: 'ACTIVE' });
    const sent = answer('POST', `${path}/lifecycle/deactivate`, 204);
    answer('GET', path, 200, { id: 'guo1', status: 'DEACTIVATED' });

    await expect(run(deactivateDevice, { deviceId: 'guo1' })).resolves.toEqual({
      id: 'guo1',
      status: 'DEACTIVATED',
      changed: true,
    });
    expect(sent.times).toBe(1);
  });

  test('sends nothing for a device that is DEACTIVATED already', async () => {
    answer('GET', path, 200, { id: 'guo1', status: 'DEACTIVATED' });

    await expect(run(deactivateDevice, { deviceId: 'guo1' })).resolves.toMatchObject({ changed: false });
  });
});
