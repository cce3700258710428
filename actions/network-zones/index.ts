import type { Resource } from '../../connector/core/load.ts';
import { activateNetworkZone } from './activate-network-zone.ts';
import { addAddressesToNetworkZone } from './add-addresses-to-network-zone.ts';
import { createNetworkZone } from './create-network-zone.ts';
import { deactivateNetworkZone } from './deactivate-network-zone.ts';
import { deleteNetworkZone } from './delete-network-zone.ts';
import { getNetworkZone } from './get-network-zone.ts';
import { listNetworkZones } from './list-network-zones.ts';
import { removeAddressesFromNetworkZone } from './remove-addresses-from-network-zone.ts';
import { updateNetworkZone } from './update-network-zone.ts';

export const networkZones = {
  title: 'Network zones',
  icon: 'globe',
  actions: [
    listNetworkZones,
    getNetworkZone,
    createNetworkZone,
    updateNetworkZone,
    addAddressesToNetworkZone,
    removeAddressesFromNetworkZone,
    activateNetworkZone,
    deactivateNetworkZone,
    deleteNetworkZone,
  ],
} as const satisfies Resource;
