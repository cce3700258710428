import { dated, day } from '../seed/time.ts';
import type { Org } from '../state/org.ts';

/** Each tenth person has one. */
const devices = [
  {
    displayName: 'MacBook Pro',
    platform: 'MACOS',
    manufacturer: 'Apple Inc.',
    model: 'Mac15,6',
    osVersion: '15.5',
  },
  {
    displayName: 'ThinkPad X1',
    platform: 'WINDOWS',
    manufacturer: 'Lenovo',
    model: '21HM',
    osVersion: '10.0.26100',
  },
  {
    displayName: 'iPhone 16',
    platform: 'IOS',
    manufacturer: 'Apple Inc.',
    model: 'iPhone17,3',
    osVersion: '18.5',
  },
  { displayName: 'Pixel 9', platform: 'ANDROID', manufacturer: 'Google', model: 'Pixel 9', osVersion: '15' },
] as const;

export function seedDevices(org: Org): void {
  org.users.rows
    .filter((_, i) => i % 10 === 0)
    .forEach((user, i) => {
      const device = devices[i % devices.length] ?? devices[0];
      const created = dated(Date.parse(user.created) + day);
      const status = i % 6 === 5 ? 'DEACTIVATED' : i % 6 === 4 ? 'SUSPENDED' : 'ACTIVE';
      const id = org.newId('guo');
      const link = { id: org.newId('duo'), userId: user.id, created, managementStatus: 'MANAGED' } as const;
      org.devices.add({
        id,
        status,
        created,
        lastUpdated: created,
        profile: {
          ...device,
          displayName: `${user.profile['firstName']}'s ${device.displayName}`,
          serialNumber: `SN${String(100_000 + i)}`,
          registered: true,
          secureHardwarePresent: true,
          diskEncryptionType: device.platform === 'MACOS' ? 'ALL_INTERNAL_VOLUMES' : 'FULL',
        },
        users: status === 'DEACTIVATED' ? [] : [{ ...link, screenLockType: 'BIOMETRIC' }],
      });
    });
}
