import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { changeObjectState } from '../../connector/okta/steps/object-state.ts';
import { changedDevice, deviceId, sampleDevice } from '../../schemas/device.ts';
import { identityEngine } from '../../schemas/feature.ts';

export const suspendDevice = defineAction({
  name: 'suspend_device',
  title: 'Suspend device',
  description: 'Blocks sign-in from an active device until the device is unsuspended. Nothing on it is lost.',
  operation: 'suspendDevice',
  scopes: ['okta.devices.manage'],
  effect: 'update',
  idempotent: true,
  confirm: true,
  states: { of: 'device', from: ['ACTIVE'], done: ['SUSPENDED'] },
  keywords: ['lost or stolen device'],
  feature: identityEngine,
  input: z.object({ deviceId }).strict(),
  output: changedDevice,
  sample: {
    input: { deviceId: sampleDevice.id },
    output: { ...sampleDevice, status: 'SUSPENDED', changed: true },
  },
  request: { method: 'POST', path: '/api/v1/devices/{deviceId}/lifecycle/suspend' },
  execute: changeObjectState,
});
