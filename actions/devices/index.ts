import type { Resource } from '../../connector/core/load.ts';
import { activateDevice } from './activate-device.ts';
import { deactivateDevice } from './deactivate-device.ts';
import { deleteDevice } from './delete-device.ts';
import { getDevice } from './get-device.ts';
import { listDeviceUsers } from './list-device-users.ts';
import { listDevices } from './list-devices.ts';
import { suspendDevice } from './suspend-device.ts';
import { unsuspendDevice } from './unsuspend-device.ts';

export const devices = {
  title: 'Devices',
  icon: 'laptop',
  actions: [
    listDevices,
    getDevice,
    listDeviceUsers,
    activateDevice,
    suspendDevice,
    unsuspendDevice,
    deactivateDevice,
    deleteDevice,
  ],
} as const satisfies Resource;
