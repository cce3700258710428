import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { changeObjectState } from '../../connector/okta/steps/object-state.ts';
import { changedDevice, deviceId, sampleDevice } from '../../schemas/device.ts';
import { identityEngine } from '../../schemas/feature.ts';

export const activateDevice = defineAction({
  name: 'activate_device',
  title: 'Activate device',
  description:
    'Activates a device that was deactivated. The people who used it must set it up again in Okta Verify.',
  operation: 'activateDevice',
  scopes: ['okta.devices.manage'],
  effect: 'update',
  idempotent: true,
  confirm: true,
  states: { of: 'device', from: ['CREATED', 'DEACTIVATED'], done: ['ACTIVE'] },
  feature: identityEngine,
  input: z.object({ deviceId }).strict(),
  output: changedDevice,
  sample: {
    input: { deviceId: sampleDevice.id },
    output: { ...sampleDevice, status: 'ACTIVE', changed: true },
  },
  request: { method: 'POST', path: '/api/v1/devices/{deviceId}/lifecycle/activate' },
  execute: changeObjectState,
});
