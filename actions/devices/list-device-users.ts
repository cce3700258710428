import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { deviceId, deviceUser, sampleDevice, sampleDeviceUser } from '../../schemas/device.ts';
import { identityEngine } from '../../schemas/feature.ts';
import { pageOf } from '../../schemas/page.ts';

export const listDeviceUsers = defineAction({
  name: 'list_device_users',
  title: 'List device users',
  description: 'Lists the users who have set up a device for themselves, all in one page.',
  operation: 'listDeviceUsers',
  scopes: ['okta.devices.read'],
  effect: 'read',
  idempotent: true,
  keywords: ['owner of a device'],
  feature: identityEngine,
  input: z.object({ deviceId }).strict(),
  output: pageOf('deviceUsers', deviceUser),
  sample: {
    input: { deviceId: sampleDevice.id },
    output: { deviceUsers: [sampleDeviceUser], count: 1, nextCursor: null, hasMore: false },
  },
  request: { method: 'GET', path: '/api/v1/devices/{deviceId}/users', list: { items: 'deviceUsers' } },
});
