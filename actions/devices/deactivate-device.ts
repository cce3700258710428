import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { changeObjectState } from '../../connector/okta/steps/object-state.ts';
import { changedDevice, deviceId, sampleDevice } from '../../schemas/device.ts';
import { identityEngine } from '../../schemas/feature.ts';

export const deactivateDevice = defineAction({
  name: 'deactivate_device',
  title: 'Deactivate device',
  description:
    'Deactivates a device. It loses its users, their factors on it and its certificates, which must be set up again.',
  operation: 'deactivateDevice',
  scopes: ['okta.devices.manage'],
  effect: 'update',
  idempotent: true,
  confirm: true,
  states: { of: 'device', from: ['CREATED', 'ACTIVE', 'SUSPENDED'], done: ['DEACTIVATED'] },
  feature: identityEngine,
  input: z.object({ deviceId }).strict(),
  output: changedDevice,
  sample: {
    input: { deviceId: sampleDevice.id },
    output: { ...sampleDevice, status: 'DEACTIVATED', changed: true },
  },
  request: { method: 'POST', path: '/api/v1/devices/{deviceId}/lifecycle/deactivate' },
  execute: changeObjectState,
});
