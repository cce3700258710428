import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { listedDevice, sampleDevice } from '../../schemas/device.ts';
import { identityEngine } from '../../schemas/feature.ts';
import { field } from '../../schemas/field.ts';
import { pageInput, pageOf } from '../../schemas/page.ts';
import { sampleUser } from '../../schemas/user.ts';

export const listDevices = defineAction({
  name: 'list_devices',
  title: 'List devices',
  description:
    'Lists the devices that people have registered in Okta: all of them, or those that match a search.',
  operation: 'listDevices',
  scopes: ['okta.devices.read'],
  effect: 'read',
  idempotent: true,
  keywords: ['computers', 'laptops', 'phones'],
  feature: identityEngine,
  input: z
    .object({
      search: z
        .string()
        .optional()
        .describe(
          'A search expression on id, status, lastUpdated or any attribute of the profile, such as status eq "ACTIVE" and profile.platform eq "WINDOWS". The operator co works only on displayName, serialNumber, imei, meid, udid and sid. Recent changes appear after a second or so.',
        ),
      expand: field(z.enum(['user', 'userSummary']).optional(), { advanced: true }).describe(
        'Adds the users of each device under Embedded: user for all of their attributes, userSummary for their names only.',
      ),
      ...pageInput(200),
    })
    .strict(),
  output: pageOf('devices', listedDevice),
  sample: {
    input: { search: 'profile.platform eq "MACOS"', expand: 'userSummary' },
    output: {
      devices: [
        {
          ...sampleDevice,
          _embedded: {
            users: [{ user: { id: sampleUser.id, profile: { login: sampleUser.profile.login } } }],
          },
        },
      ],
      count: 1,
      nextCursor: null,
      hasMore: false,
    },
  },
  request: {
    method: 'GET',
    path: '/api/v1/devices',
    query: ['search', 'expand', 'limit', 'after'],
    list: { items: 'devices', pageSize: 200, identity: 'id' },
  },
});
