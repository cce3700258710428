import { describe, expect, test } from 'vitest';
import { activateNetworkZone } from '../../../actions/network-zones/activate-network-zone.ts';
import { answer, run } from '../../okta.ts';

const path = '/api/v1/zones/nzo1';

describe('activate_network_zone', () => {
  test('activates, and gives back the zone as Okta has it then', async () => {
    answer('GET', path, 200, { id: 'nzo1', status: 'INACTIVE' });
    answer('POST', `${path}/lifecycle/activate`, 200, {});
    answer('GET', path, 200, { id: 'nzo1', status: 'ACTIVE' });

    await expect(run(activateNetworkZone, { zoneId: 'nzo1' })).resolves.toEqual({
      id: 'nzo1',
      status: 'ACTIVE',
      changed: true,
    });
  });

  test('sends nothing to a zone that is ACTIVE already', async () => {
    answer('GET', path, 200, { id: 'nzo1', status: 'ACTIVE' });

    await expect(run(activateNetworkZone, { zoneId: 'nzo1' })).resolves.toMatchObject({ changed: false });
  });
});
