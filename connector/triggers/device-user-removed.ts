import { z } from 'zod/v3';
import { eventWith, sampleEvent } from '../../schemas/event-parts.ts';
import { ofDevice } from '../../schemas/trigger-input.ts';
import { defineTrigger } from '../core/define-trigger.ts';

export const deviceUserRemoved = defineTrigger({
  name: 'device_user_removed',
  title: 'Device user removed',
  description: 'Starts when a user is removed from a device.',
  scopes: ['okta.logs.read'],
  source: {
    kind: 'log',
    events: [{ type: 'device.user.remove' }],
    where: [{ input: 'deviceId', fields: ['target.id'] }],
  },
  lift: { managedDevice: { target: 'Device' }, user: { target: 'User' } },
  input: z.object(ofDevice).strict(),
  output: eventWith('managedDevice', 'user'),
  sample: {
    input: {},
    output: sampleEvent('device.user.remove', 'Remove user from device', 'managedDevice', 'user'),
  },
});
