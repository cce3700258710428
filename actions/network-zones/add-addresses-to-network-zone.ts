import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { changeAddresses, isSame } from '../../connector/okta/steps/network-zone.ts';
import { addressInput, sampleZone, zoneWithAddresses } from '../../schemas/network-zone.ts';

export const addAddressesToNetworkZone = defineAction({
  name: 'add_addresses_to_network_zone',
  title: 'Add addresses to network zone',
  description:
    'Adds IP addresses to a network zone of type IP, and reads it again to see that they are there. A zone with the usage BLOCKLIST shuts out everybody who comes from them, administrators too.',
  operation: 'replaceNetworkZone',
  scopes: ['okta.networkZones.manage'],
  effect: 'update',
  idempotent: true,
  confirm: true,
  keywords: ['block an IP address', 'allow an IP address'],
  input: z.object(addressInput).strict(),
  output: zoneWithAddresses,
  sample: {
    input: { zoneId: sampleZone.id, addresses: ['203.0.113.7'] },
    output: {
      ...sampleZone,
      gateways: [...sampleZone.gateways, { type: 'RANGE', value: '203.0.113.7-203.0.113.7' }],
      changed: true,
      addressesBefore: ['198.51.100.0/24', '192.0.2.7-192.0.2.7'],
      addressesAfter: ['198.51.100.0/24', '192.0.2.7-192.0.2.7', '203.0.113.7-203.0.113.7'],
    },
  },
  request: { method: 'PUT', path: '/api/v1/zones/{zoneId}' },
  execute: (context) =>
    changeAddresses(context, (there) => [
      ...there,
      ...context.input.addresses.filter((address, index, all) =>
        [...there, ...all.slice(0, index)].every((other) => !isSame(address, other)),
      ),
    ]),
});
