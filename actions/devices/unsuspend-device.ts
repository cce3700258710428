import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { changeObjectState } from '../../connector/okta/steps/object-state.ts';
import { changedDevice, deviceId, sampleDevice } from '../../schemas/device.ts';
import { identityEngine } from '../../schemas/feature.ts';

export const unsuspendDevice = defineAction({
  name: 'unsuspend_device',
  title: 'Unsuspend device',
  description: 'Lets people sign in again from a device that was suspended.',
  operation: 'unsuspendDevice',
  scopes: ['okta.devices.manage'],
  effect: 'update',
  idempotent: true,
  confirm: true,
  states: { of: 'device', from: ['SUSPENDED'], done: ['ACTIVE'] },
  feature: identityEngine,
  input: z.object({ deviceId }).strict(),
  output: changedDevice,
  sample: {
    input: { deviceId: sampleDevice.id },
    output: { ...sampleDevice, status: 'ACTIVE', changed: true },
  },
  request: { method: 'POST', path: '/api/v1/devices/{deviceId}/lifecycle/unsuspend' },
  execute: changeObjectState,
});
