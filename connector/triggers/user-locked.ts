import { z } from 'zod/v3';
import { eventWith, sampleEvent } from '../../schemas/event-parts.ts';
import { ofUser } from '../../schemas/trigger-input.ts';
import { defineTrigger } from '../core/define-trigger.ts';

export const userLocked = defineTrigger({
  name: 'user_locked',
  title: 'User locked',
  description: 'Starts when a user is locked out after too many failed sign-ins.',
  scopes: ['okta.logs.read'],
  keywords: ['lockout', 'brute force'],
  source: {
    kind: 'log',
    events: [{ type: 'user.account.lock' }],
    where: [{ input: 'userId', fields: ['target.id', 'target.alternateId'] }],
  },
  lift: { user: { target: 'User' } },
  input: z.object(ofUser).strict(),
  output: eventWith('user'),
  sample: {
    input: {},
    output: {
      ...sampleEvent('user.account.lock', 'Max sign in attempts exceeded', 'user'),
      outcome: { result: 'FAILURE', reason: 'LOCKED_OUT' },
    },
  },
});
