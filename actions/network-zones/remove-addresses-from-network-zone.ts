import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { changeAddresses, isOverlapping, isSame } from '../../connector/okta/steps/network-zone.ts';
import { addressInput, sampleZone, zoneWithAddresses } from '../../schemas/network-zone.ts';

export const removeAddressesFromNetworkZone = defineAction({
  name: 'remove_addresses_from_network_zone',
  title: 'Remove addresses from network zone',
  description:
    'Removes IP addresses from a network zone of type IP, and reads it again to see that they are gone. From a zone with the usage BLOCKLIST, this lets them in again.',
  operation: 'replaceNetworkZone',
  scopes: ['okta.networkZones.manage'],
  effect: 'update',
  idempotent: true,
  confirm: true,
  keywords: ['unblock an IP address'],
  input: z.object(addressInput).strict(),
  output: zoneWithAddresses.extend({
    coveredBy: z
      .array(z.string())
      .describe(
        'Networks and ranges in the list that still hold some of the addresses. Empty if none does. Remove these to take the addresses out.',
      ),
  }),
  sample: {
    input: { zoneId: sampleZone.id, addresses: ['192.0.2.7', '198.51.100.9'] },
    output: {
      ...sampleZone,
      gateways: [{ type: 'CIDR', value: '198.51.100.0/24' }],
      changed: true,
      addressesBefore: ['198.51.100.0/24', '192.0.2.7-192.0.2.7'],
      addressesAfter: ['198.51.100.0/24'],
      coveredBy: ['198.51.100.0/24'],
    },
  },
  request: { method: 'PUT', path: '/api/v1/zones/{zoneId}' },
  async execute(context) {
    const { addresses } = context.input;
    const zone = await changeAddresses(context, (there) =>
      there.filter((entry) => !addresses.some((address) => isSame(address, entry))),
    );
    const coveredBy = zone.addressesAfter.filter((value) =>
      addresses.some((address) => isOverlapping(address, { value })),
    );
    return { ...zone, coveredBy };
  },
});
