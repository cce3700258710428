import { z } from 'zod/v3';
import { eventWith, sampleEvent } from '../../schemas/event-parts.ts';
import { ofDevice } from '../../schemas/trigger-input.ts';
import { defineTrigger } from '../core/define-trigger.ts';

export const deviceUserAdded = defineTrigger({
  name: 'device_user_added',
  title: 'Device user added',
  description: 'Starts when a user is added to a device.',
  scopes: ['okta.logs.read'],
  source: {
    kind: 'log',
    events: [{ type: 'device.user.add' }],
    where: [{ input: 'deviceId', fields: ['target.id'] }],
  },
  lift: { managedDevice: { target: 'Device' }, user: { target: 'User' } },
  input: z.object(ofDevice).strict(),
  output: eventWith('managedDevice', 'user'),
  sample: {
    input: {},
    output: sampleEvent('device.user.add', 'Add user to device', 'managedDevice', 'user'),
  },
});
