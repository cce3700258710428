import { describe, expect, test } from 'vitest';
import { removeAddressesFromNetworkZone } from '../../../actions/network-zones/remove-addresses-from-network-zone.ts';
import { answer, run } from '../../okta.ts';

const path = '/api/v1/zones/nzo1';
const network = { type: 'CIDR', value: '198.51.100.0/24' };
const gateways = [{ type: 'RANGE', value: '192.0.2.7-192.0.2.7' }, network];
const zone = { id: 'nzo1', type: 'IP', name: 'Attackers', gateways };

describe('remove_addresses_from_network_zone', () => {
  test('removes them however they are written, and keeps the rest', async () => {
    answer('GET', path, 200, zone);
    const sent = answer('PUT', path, 200, zone);
    answer('GET', path, 200, { ...zone, gateways: [network] });

    await expect(
      run(removeAddressesFromNetworkZone, { zoneId: 'nzo1', addresses: ['192.0.2.7/32'] }),
    ).resolves.toMatchObject({ changed: true, addressesAfter: ['198.51.100.0/24'], coveredBy: [] });
    expect(sent.body).toMatchObject({ gateways: [network] });
  });

  test('names the network that still holds an address, since the address is not out of the zone then', async () => {
    answer('GET', path, 200, zone);

    await expect(
      run(removeAddressesFromNetworkZone, { zoneId: 'nzo1', addresses: ['198.51.100.9'] }),
    ).resolves.toMatchObject({ changed: false, coveredBy: ['198.51.100.0/24'] });
  });
});
