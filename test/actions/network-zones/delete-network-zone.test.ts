import { describe, expect, test } from 'vitest';
import { deleteNetworkZone } from '../../../actions/network-zones/delete-network-zone.ts';
import { answer, run } from '../../okta.ts';

const path = '/api/v1/zones/nzo1';

describe('delete_network_zone', () => {
  test('deletes a zone that is inactive', async () => {
    answer('GET', path, 200, { id: 'nzo1', status: 'INACTIVE' });
    answer('DELETE', path, 204);

    await expect(run(deleteNetworkZone, { zoneId: 'nzo1' })).resolves.toEqual({
      zoneId: 'nzo1',
      deleted: true,
    });
  });

  test('deletes none that is active, and says what to do first', async () => {
    answer('GET', path, 200, { id: 'nzo1', status: 'ACTIVE' });

    await expect(run(deleteNetworkZone, { zoneId: 'nzo1' })).rejects.toMatchObject({
      code: 'WRONG_STATE',
      message: expect.stringContaining('deactivate_network_zone'),
    });
  });
});
