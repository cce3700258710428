import { describe, expect, test } from 'vitest';
import { deleteDevice } from '../../../actions/devices/delete-device.ts';
import { answer, run } from '../../okta.ts';

const path = '/api/v1/devices/guo1';

describe('delete_device', () => {
  test('deletes a device that is deactivated', async () => {
    answer('GET', path, 200, { id: 'guo1', status: 'DEACTIVATED' });
    const sent = answer('DELETE', path, 204);

    await expect(run(deleteDevice, { deviceId: 'guo1' })).resolves.toEqual({
      deviceId: 'guo1',
      deleted: true,
    });
    expect(sent.times).toBe(1);
  });

  test('deletes no other, and says what to do first', async () => {
    answer('GET', path, 200, { id: 'guo1', status: 'ACTIVE' });

    await expect(run(deleteDevice, { deviceId: 'guo1' })).rejects.toMatchObject({
      code: 'WRONG_STATE',
      message: expect.stringContaining('deactivate_device'),
    });
  });
});
