import { z } from 'zod/v3';
import { eventWith, sampleEvent } from '../../schemas/event-parts.ts';
import { ofDevice } from '../../schemas/trigger-input.ts';
import { defineTrigger } from '../core/define-trigger.ts';

export const deviceEnrolled = defineTrigger({
  name: 'device_enrolled',
  title: 'Device enrolled',
  description: 'Starts when a user registers a device.',
  scopes: ['okta.logs.read'],
  keywords: ['new device'],
  source: {
    kind: 'log',
    events: [{ type: 'device.enrollment.create' }],
    where: [{ input: 'deviceId', fields: ['target.id'] }],
  },
  lift: { managedDevice: { target: 'Device' }, user: { target: 'User' } },
  input: z.object(ofDevice).strict(),
  output: eventWith('managedDevice', 'user'),
  sample: {
    input: {},
    output: sampleEvent('device.enrollment.create', 'Enroll device', 'managedDevice', 'user'),
  },
});
