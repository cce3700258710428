import { describe, expect, test } from 'vitest';
import { deactivateNetworkZone } from '../../../actions/network-zones/deactivate-network-zone.ts';
import { answer, refused, run } from '../../okta.ts';

const path = '/api/v1/zones/nzo1';

describe('deactivate_network_zone', () => {
  test('deactivates, and gives back the zone as Okta has it then', async () => {
    answer('GET', path, 200, { id: 'nzo1', status: 'ACTIVE' });
    answer('POST', `${path}/lifecycle/deactivate`, 200, {});
    answer('GET', path, 200, { id: 'nzo1', status: 'INACTIVE' });

    await expect(run(deactivateNetworkZone, { zoneId: 'nzo1' })).resolves.toEqual({
      id: 'nzo1',
      status: 'INACTIVE',
      changed: true,
    });
  });

  test('sends nothing to a zone that is INACTIVE already', async () => {
    answer('GET', path, 200, { id: 'nzo1', status: 'INACTIVE' });

    await expect(run(deactivateNetworkZone, { zoneId: 'nzo1' })).resolves.toMatchObject({ changed: false });
  });

  test("says in Okta's words that a zone of the system stays active", async () => {
    const cause = 'id: A system zone cannot be deactivated';
    answer('GET', path, 200, { id: 'nzo1', status: 'ACTIVE', system: true });
    answer(
      'POST',
      `${path}/lifecycle/deactivate`,
      400,
      refused('E0000001', 'Api validation failed: id', cause),
    );

    await expect(run(deactivateNetworkZone, { zoneId: 'nzo1' })).rejects.toMatchObject({
      code: 'REJECTED',
      message: expect.stringContaining('system zone'),
    });
  });
});
