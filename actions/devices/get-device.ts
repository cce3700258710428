import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { device, deviceId, sampleDevice } from '../../schemas/device.ts';
import { identityEngine } from '../../schemas/feature.ts';

export const getDevice = defineAction({
  name: 'get_device',
  title: 'Get device',
  description: 'Gets a device by ID: its status, its hardware and its operating system.',
  operation: 'getDevice',
  scopes: ['okta.devices.read'],
  effect: 'read',
  idempotent: true,
  feature: identityEngine,
  input: z.object({ deviceId }).strict(),
  output: device,
  sample: { input: { deviceId: sampleDevice.id }, output: sampleDevice },
  request: { method: 'GET', path: '/api/v1/devices/{deviceId}' },
});
