import { z } from 'zod/v3';
import { eventWith, sampleEvent } from '../../schemas/event-parts.ts';
import { ofDevice } from '../../schemas/trigger-input.ts';
import { defineTrigger } from '../core/define-trigger.ts';

export const deviceDeactivated = defineTrigger({
  name: 'device_deactivated',
  title: 'Device deactivated',
  description: 'Starts when a device is deactivated.',
  scopes: ['okta.logs.read'],
  source: {
    kind: 'log',
    events: [{ type: 'device.lifecycle.deactivate' }],
    where: [{ input: 'deviceId', fields: ['target.id'] }],
  },
  lift: { managedDevice: { target: 'Device' } },
  input: z.object(ofDevice).strict(),
  output: eventWith('managedDevice'),
  sample: {
    input: {},
    output: sampleEvent('device.lifecycle.deactivate', 'Deactivate device', 'managedDevice'),
  },
});
