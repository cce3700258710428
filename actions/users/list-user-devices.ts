import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { identityEngine } from '../../schemas/feature.ts';
import { pageOf } from '../../schemas/page.ts';
import { sampleUser, userId } from '../../schemas/user.ts';
import { sampleUserDevice, userDevice } from '../../schemas/user-device.ts';

export const listUserDevices = defineAction({
  name: 'list_user_devices',
  title: 'List user devices',
  description:
    'Lists the devices that a user enrolled, such as with Okta Verify. All devices are in one page.',
  operation: 'listUserDevices',
  scopes: ['okta.users.read'],
  effect: 'read',
  idempotent: true,
  feature: identityEngine,
  input: z.object({ userId }).strict(),
  output: pageOf('devices', userDevice),
  sample: {
    input: { userId: sampleUser.id },
    output: { devices: [sampleUserDevice], count: 1, nextCursor: null, hasMore: false },
  },
  request: { method: 'GET', path: '/api/v1/users/{userId}/devices', list: { items: 'devices' } },
});
