import { describe, expect, test } from 'vitest';
import { getDevice } from '../../../actions/devices/get-device.ts';
import { answer, refused, run } from '../../okta.ts';

describe('get_device', () => {
  test('gives the device as Okta has it, with what no document knows', async () => {
    const device = { id: 'guo1', status: 'ACTIVE', profile: { displayName: 'Pixel 9', badge: 7 } };
    answer('GET', '/api/v1/devices/guo1', 200, { ...device, resourceAlternateId: null });

    await expect(run(getDevice, { deviceId: 'guo1' })).resolves.toEqual({
      ...device,
      resourceAlternateId: null,
    });
  });

  test('says NOT_FOUND for an unknown ID', async () => {
    const summary = 'Not found: Resource not found: guo9 (Device)';
    answer('GET', '/api/v1/devices/guo9', 404, refused('E0000007', summary));

    await expect(run(getDevice, { deviceId: 'guo9' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
