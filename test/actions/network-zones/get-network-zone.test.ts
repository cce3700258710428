import { describe, expect, test } from 'vitest';
import { getNetworkZone } from '../../../actions/network-zones/get-network-zone.ts';
import { answer, refused, run } from '../../okta.ts';

describe('get_network_zone', () => {
  test('gives the zone as Okta has it', async () => {
    const zone = {
      id: 'nzo1',
      type: 'IP',
      gateways: [{ type: 'CIDR', value: '192.0.2.0/24' }],
      proxies: null,
    };
    answer('GET', '/api/v1/zones/nzo1', 200, zone);

    await expect(run(getNetworkZone, { zoneId: 'nzo1' })).resolves.toEqual(zone);
  });

  test('says NOT_FOUND for an unknown ID', async () => {
    const summary = 'Not found: Resource not found: nzo9 (NetworkZone)';
    answer('GET', '/api/v1/zones/nzo9', 404, refused('E0000007', summary));

    await expect(run(getNetworkZone, { zoneId: 'nzo9' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
