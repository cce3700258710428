import { z } from 'zod/v3';
import { eventWith, sampleEvent } from '../../schemas/event-parts.ts';
import { ofDevice } from '../../schemas/trigger-input.ts';
import { defineTrigger } from '../core/define-trigger.ts';

export const deviceUnsuspended = defineTrigger({
  name: 'device_unsuspended',
  title: 'Device unsuspended',
  description: 'Starts when the suspension of a device ends.',
  scopes: ['okta.logs.read'],
  source: {
    kind: 'log',
    events: [{ type: 'device.lifecycle.unsuspend' }],
    where: [{ input: 'deviceId', fields: ['target.id'] }],
  },
  lift: { managedDevice: { target: 'Device' } },
  input: z.object(ofDevice).strict(),
  output: eventWith('managedDevice'),
  sample: {
    input: {},
    output: sampleEvent('device.lifecycle.unsuspend', 'Unsuspend device', 'managedDevice'),
  },
});
