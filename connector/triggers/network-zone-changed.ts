import { z } from 'zod/v3';
import { eventWith, sampleEvent } from '../../schemas/event-parts.ts';
import { ofZone } from '../../schemas/trigger-input.ts';
import { defineTrigger } from '../core/define-trigger.ts';

export const networkZoneChanged = defineTrigger({
  name: 'network_zone_changed',
  title: 'Network zone changed',
  description:
    'Starts when a network zone is created, changed, deleted, turned on or off, or made a blocklist.',
  scopes: ['okta.logs.read'],
  keywords: ['IP address', 'blocklist'],
  source: {
    kind: 'log',
    events: [
      { type: 'zone.create' },
      { type: 'zone.update' },
      { type: 'zone.delete' },
      { type: 'zone.activate' },
      { type: 'zone.deactivate' },
      { type: 'zone.make_blacklist' },
      { type: 'zone.remove_blacklist' },
    ],
    where: [{ input: 'zoneId', fields: ['target.id'] }],
  },
  lift: { zone: { target: '*' } },
  input: z.object(ofZone).strict(),
  output: eventWith('zone'),
  sample: { input: {}, output: sampleEvent('zone.create', 'Network zone update', 'zone') },
});
