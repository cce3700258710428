import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { deleteObject } from '../../connector/okta/steps/object-state.ts';
import { deviceId, sampleDevice } from '../../schemas/device.ts';
import { identityEngine } from '../../schemas/feature.ts';

export const deleteDevice = defineAction({
  name: 'delete_device',
  title: 'Delete device',
  description:
    'Permanently deletes a deactivated device with all that Okta knows about it. If the device is set up again, it becomes a new device.',
  operation: 'deleteDevice',
  scopes: ['okta.devices.manage'],
  effect: 'delete',
  idempotent: true,
  states: { of: 'device', from: ['DEACTIVATED'] },
  feature: identityEngine,
  input: z.object({ deviceId }).strict(),
  output: z.object({
    deviceId: z.string().describe('The device ID from the input.'),
    deleted: z.boolean().describe('Always true: the device no longer exists.'),
  }),
  sample: { input: { deviceId: sampleDevice.id }, output: { deviceId: sampleDevice.id, deleted: true } },
  request: {
    method: 'DELETE',
    path: '/api/v1/devices/{deviceId}',
    gives: { deviceId: 'deviceId', deleted: true },
  },
  execute: deleteObject,
});
