import { z } from 'zod/v3';
import { eventWith, sampleEvent } from '../../schemas/event-parts.ts';
import { ofDevice } from '../../schemas/trigger-input.ts';
import { defineTrigger } from '../core/define-trigger.ts';

export const deviceSuspended = defineTrigger({
  name: 'device_suspended',
  title: 'Device suspended',
  description: 'Starts when a device is suspended.',
  scopes: ['okta.logs.read'],
  keywords: ['lost laptop'],
  source: {
    kind: 'log',
    events: [{ type: 'device.lifecycle.suspend' }],
    where: [{ input: 'deviceId', fields: ['target.id'] }],
  },
  lift: { managedDevice: { target: 'Device' } },
  input: z.object(ofDevice).strict(),
  output: eventWith('managedDevice'),
  sample: { input: {}, output: sampleEvent('device.lifecycle.suspend', 'Suspend device', 'managedDevice') },
});
