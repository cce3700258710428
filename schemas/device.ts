import { z } from 'zod/v3';
import { field } from './field.ts';
import { id } from './text.ts';
import { sampleUser, user } from './user.ts';

export const deviceId = field(id, { title: 'Device ID', pickList: 'devices' }).describe(
  'The ID of the device (guo...).',
);

/** A device as Okta sends it. Source: GET /api/v1/devices/{deviceId}. */
export const device = z
  .object({
    id: field(z.string(), { title: 'Device ID' }).describe('Permanent ID of the device.'),
    status: z
      .string()
      .optional()
      .describe('CREATED, ACTIVE, SUSPENDED or DEACTIVATED. Only a deactivated device can be deleted.'),
    created: z.string().optional().describe('When the device was added.'),
    lastUpdated: z
      .string()
      .optional()
      .describe('When the device last changed, or was last seen when somebody signed in with it.'),
    profile: z
      .object({
        displayName: z.string().optional().describe('Name of the device.'),
        platform: z.string().optional().describe('ANDROID, IOS, MACOS or WINDOWS.'),
        manufacturer: z.string().optional().describe('Who made it.'),
        model: z.string().optional().describe('Model of the device.'),
        osVersion: field(z.string().optional(), { title: 'OS version' }).describe(
          'Version of the operating system.',
        ),
        serialNumber: z.string().optional().describe('Serial number of the device.'),
        imei: field(z.string().optional(), { title: 'IMEI' }).describe(
          'Number of a phone in the mobile network (IMEI).',
        ),
        meid: field(z.string().optional(), { title: 'MEID' }).describe(
          'Number of a phone in a CDMA network (MEID).',
        ),
        udid: field(z.string().optional(), { title: 'UDID' }).describe(
          'Unique device identifier, for macOS only.',
        ),
        sid: field(z.string().optional(), { title: 'SID' }).describe(
          'Security identifier, for Windows only.',
        ),
        registered: z.boolean().optional().describe('Whether the device is registered in Okta.'),
        managed: z
          .boolean()
          .optional()
          .describe('Whether software for device management (MDM) manages the device.'),
        secureHardwarePresent: z
          .boolean()
          .optional()
          .describe('Whether the device has secure hardware for keys.'),
        diskEncryptionType: z
          .string()
          .optional()
          .describe(
            'ALL_INTERNAL_VOLUMES, FULL or USER if the disk is encrypted; NONE or SYSTEM_VOLUME if not.',
          ),
        integrityJailbreak: field(z.boolean().optional(), { title: 'Jailbroken' }).describe(
          'Whether an iOS or Android device is jailbroken or rooted.',
        ),
        tpmPublicKeyHash: field(z.string().optional(), { title: 'TPM public key hash' }).describe(
          'Hash of the public key in the Trusted Platform Module, for Windows only.',
        ),
      })
      .passthrough()
      .optional()
      .describe('Name, hardware and operating system, as far as Okta knows them.'),
    resourceType: z.string().optional().describe('Always UDDevice.'),
    resourceDisplayName: z
      .object({
        value: z.string().optional().describe('Name of the device.'),
        sensitive: z.boolean().optional().describe('Whether the name is personal data.'),
      })
      .passthrough()
      .optional()
      .describe('The name of the device, and whether it must be masked.'),
    resourceAlternateId: field(z.string().optional(), { title: 'Alternate resource ID' }).describe(
      'Another ID of the device.',
    ),
    resourceId: field(z.string().optional(), { title: 'Resource ID' }).describe('The device ID again.'),
    _links: field(z.record(z.unknown()).optional(), { title: 'Links' }).describe(
      'Links to the users of the device and to what Okta allows next.',
    ),
  })
  .passthrough();

/** A device in a list, which may show its users. */
export const listedDevice = device.extend({
  _embedded: field(z.record(z.unknown()).optional(), { title: 'Embedded' }).describe(
    'The users of the device, if they were requested.',
  ),
});

/** The output of a change of the status of a device. */
export const changedDevice = device.extend({
  changed: z
    .boolean()
    .describe('True if Okta made the change. False if the device was already in that state.'),
});

/** A user of a device as Okta sends it. Source: GET /api/v1/devices/{deviceId}/users. */
export const deviceUser = z
  .object({
    created: z.string().optional().describe('When the user was linked to the device.'),
    managementStatus: z
      .string()
      .optional()
      .describe('MANAGED if the device is managed for this user; otherwise NOT_MANAGED.'),
    screenLockType: z
      .string()
      .optional()
      .describe('How the screen is unlocked: NONE, PASSCODE or BIOMETRIC.'),
    user: user.optional().describe('The user.'),
  })
  .passthrough();

/** A device with every field that Okta can send, for samples. */
export const sampleDevice = {
  id: 'guo8jx5vVoxfvJeLb0w4',
  status: 'ACTIVE',
  created: '2025-09-03T08:15:00.000Z',
  lastUpdated: '2026-02-18T07:55:00.000Z',
  profile: {
    displayName: "Ada's MacBook Pro",
    platform: 'MACOS',
    manufacturer: 'Apple Inc.',
    model: 'Mac15,6',
    osVersion: '15.5',
    serialNumber: 'FVFHXXXXQ05D',
    imei: '490154203237518',
    meid: 'A1000009296FB1',
    udid: '36A56558-1793-5B3B-8362-ECBAA14EDD2D',
    sid: 'S-1-5-21-3623811015-3361044348-30300820-1013',
    registered: true,
    managed: true,
    secureHardwarePresent: true,
    diskEncryptionType: 'ALL_INTERNAL_VOLUMES',
    integrityJailbreak: false,
    tpmPublicKeyHash: '2c26b46b68ffc68ff99b453c1d304134',
  },
  resourceType: 'UDDevice',
  resourceDisplayName: { value: "Ada's MacBook Pro", sensitive: false },
  resourceAlternateId: '4c63e9b1',
  resourceId: 'guo8jx5vVoxfvJeLb0w4',
  _links: { users: { href: 'https://acme.okta.com/api/v1/devices/guo8jx5vVoxfvJeLb0w4/users' } },
} satisfies z.input<typeof device>;

export const sampleDeviceUser = {
  created: '2025-09-03T08:15:00.000Z',
  managementStatus: 'MANAGED',
  screenLockType: 'BIOMETRIC',
  user: sampleUser,
} satisfies z.input<typeof deviceUser>;
