import { z } from 'zod/v3';
import { eventWith, sampleEvent } from '../../schemas/event-parts.ts';
import { ofDevice } from '../../schemas/trigger-input.ts';
import { defineTrigger } from '../core/define-trigger.ts';

export const deviceActivated = defineTrigger({
  name: 'device_activated',
  title: 'Device activated',
  description: 'Starts when a device is activated.',
  scopes: ['okta.logs.read'],
  source: {
    kind: 'log',
    events: [{ type: 'device.lifecycle.activate' }],
    where: [{ input: 'deviceId', fields: ['target.id'] }],
  },
  lift: { managedDevice: { target: 'Device' } },
  input: z.object(ofDevice).strict(),
  output: eventWith('managedDevice'),
  sample: { input: {}, output: sampleEvent('device.lifecycle.activate', 'Activate device', 'managedDevice') },
});
