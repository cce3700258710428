import { describe, expect, test, vi } from 'vitest';
import { addAddressesToNetworkZone } from '../../../actions/network-zones/add-addresses-to-network-zone.ts';
import { answer, run } from '../../okta.ts';

const path = '/api/v1/zones/nzo1';
const there = [{ type: 'RANGE', value: '192.0.2.7-192.0.2.7' }];
const zone = { id: 'nzo1', type: 'IP', name: 'Attackers', gateways: there, proxies: null };

describe('add_addresses_to_network_zone', () => {
  test('adds what is not there yet, keeps the rest, and says what was and what is', async () => {
    const added = { type: 'CIDR', value: '203.0.113.0/24' };
    answer('GET', path, 200, zone);
    const sent = answer('PUT', path, 200, zone);
    answer('GET', path, 200, { ...zone, gateways: [...there, added] });

    await expect(
      run(addAddressesToNetworkZone, {
        zoneId: 'nzo1',
        addresses: ['192.0.2.7/32', '203.0.113.0/24', '203.0.113.0-203.0.113.255'],
      }),
    ).resolves.toEqual({
      ...zone,
      gateways: [...there, added],
      changed: true,
      addressesBefore: ['192.0.2.7-192.0.2.7'],
      addressesAfter: ['192.0.2.7-192.0.2.7', '203.0.113.0/24'],
    });
    expect(sent.body).toEqual({ type: 'IP', name: 'Attackers', gateways: [...there, added], proxies: null });
  });

  test('writes nothing where all are there, and says in the log that an inactive zone has no effect', async () => {
    answer('GET', path, 200, { ...zone, status: 'INACTIVE' });
    const log = vi.fn();

    await expect(
      run(addAddressesToNetworkZone, { zoneId: 'nzo1', addresses: ['192.0.2.7'] }, { log }),
    ).resolves.toMatchObject({ changed: false, addressesAfter: ['192.0.2.7-192.0.2.7'] });
    expect(log.mock.calls.flat().join()).toContain('INACTIVE, so its addresses have no effect');
  });

  test('adds to the other list, which may be empty', async () => {
    const proxies = [{ type: 'RANGE', value: '192.0.2.1-192.0.2.9' }];
    answer('GET', path, 200, zone);
    const sent = answer('PUT', path, 200, zone);
    answer('GET', path, 200, { ...zone, proxies });

    await run(addAddressesToNetworkZone, {
      zoneId: 'nzo1',
      addresses: ['192.0.2.1-192.0.2.9'],
      list: 'proxies',
    });
    expect(sent.body).toMatchObject({ gateways: there, proxies });
  });

  test('refuses a zone that holds no addresses', async () => {
    answer('GET', path, 200, { id: 'nzo1', type: 'DYNAMIC', name: 'Abroad' });

    await expect(
      run(addAddressesToNetworkZone, { zoneId: 'nzo1', addresses: ['192.0.2.7'] }),
    ).rejects.toMatchObject({ code: 'REJECTED', message: expect.stringContaining('of type DYNAMIC') });
  });
});
