import { z } from 'zod/v3';
import { eventWith, sampleEvent } from '../../schemas/event-parts.ts';
import { ofUser } from '../../schemas/trigger-input.ts';
import { defineTrigger } from '../core/define-trigger.ts';

export const userReactivated = defineTrigger({
  name: 'user_reactivated',
  title: 'User reactivated',
  description: 'Starts when a user is sent the activation again.',
  scopes: ['okta.logs.read'],
  source: {
    kind: 'log',
    events: [{ type: 'user.lifecycle.reactivate', results: ['SUCCESS'] }],
    where: [{ input: 'userId', fields: ['target.id', 'target.alternateId'] }],
  },
  lift: { user: { target: 'User' } },
  input: z.object(ofUser).strict(),
  output: eventWith('user'),
  sample: { input: {}, output: sampleEvent('user.lifecycle.reactivate', 'Reactivate Okta user', 'user') },
});
