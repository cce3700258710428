import { z } from 'zod/v3';
import { eventWith, sampleEvent } from '../../schemas/event-parts.ts';
import { ofUser } from '../../schemas/trigger-input.ts';
import { defineTrigger } from '../core/define-trigger.ts';

export const userActivated = defineTrigger({
  name: 'user_activated',
  title: 'User activated',
  description: 'Starts when a user is activated.',
  scopes: ['okta.logs.read'],
  source: {
    kind: 'log',
    events: [{ type: 'user.lifecycle.activate', results: ['SUCCESS'] }],
    where: [{ input: 'userId', fields: ['target.id', 'target.alternateId'] }],
  },
  lift: { user: { target: 'User' } },
  input: z.object(ofUser).strict(),
  output: eventWith('user'),
  sample: { input: {}, output: sampleEvent('user.lifecycle.activate', 'Activate Okta user', 'user') },
});
