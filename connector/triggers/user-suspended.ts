import { z } from 'zod/v3';
import { eventWith, sampleEvent } from '../../schemas/event-parts.ts';
import { ofUser } from '../../schemas/trigger-input.ts';
import { defineTrigger } from '../core/define-trigger.ts';

export const userSuspended = defineTrigger({
  name: 'user_suspended',
  title: 'User suspended',
  description: 'Starts when a user is suspended.',
  scopes: ['okta.logs.read'],
  keywords: ['blocked'],
  source: {
    kind: 'log',
    events: [{ type: 'user.lifecycle.suspend', results: ['SUCCESS'] }],
    where: [{ input: 'userId', fields: ['target.id', 'target.alternateId'] }],
  },
  lift: { user: { target: 'User' } },
  input: z.object(ofUser).strict(),
  output: eventWith('user'),
  sample: { input: {}, output: sampleEvent('user.lifecycle.suspend', 'Suspend Okta user', 'user') },
});
