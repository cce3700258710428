import { z } from 'zod/v3';
import { eventWith, sampleEvent } from '../../schemas/event-parts.ts';
import { ofUser } from '../../schemas/trigger-input.ts';
import { defineTrigger } from '../core/define-trigger.ts';

export const userDeactivated = defineTrigger({
  name: 'user_deactivated',
  title: 'User deactivated',
  description: 'Starts when a user is deactivated.',
  scopes: ['okta.logs.read'],
  keywords: ['leaver', 'offboarding', 'terminated', 'disabled'],
  source: {
    kind: 'log',
    events: [{ type: 'user.lifecycle.deactivate', results: ['SUCCESS'] }],
    where: [{ input: 'userId', fields: ['target.id', 'target.alternateId'] }],
  },
  lift: { user: { target: 'User' } },
  input: z.object(ofUser).strict(),
  output: eventWith('user'),
  sample: { input: {}, output: sampleEvent('user.lifecycle.deactivate', 'Deactivate Okta user', 'user') },
});
