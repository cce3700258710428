import { z } from 'zod/v3';
import { eventWith, sampleEvent } from '../../schemas/event-parts.ts';
import { sampleLogEvent } from '../../schemas/log-event.ts';
import { ofUser } from '../../schemas/trigger-input.ts';
import { defineTrigger } from '../core/define-trigger.ts';

export const signInFailed = defineTrigger({
  name: 'sign_in_failed',
  title: 'Sign in failed',
  description: 'Starts when a sign-in to Okta fails, for example because of a wrong password.',
  scopes: ['okta.logs.read'],
  keywords: ['failed login', 'wrong password'],
  source: {
    kind: 'log',
    events: [{ type: 'user.session.start', results: ['FAILURE'] }],
    where: [
      { input: 'userId', fields: ['actor.id', 'actor.alternateId', 'target.id', 'target.alternateId'] },
    ],
  },
  lift: { user: { target: 'User', otherwise: 'actor' } },
  input: z.object(ofUser).strict(),
  output: eventWith('user'),
  sample: {
    input: {},
    output: {
      ...sampleEvent('user.session.start', 'User login to Okta'),
      user: sampleLogEvent.actor,
      outcome: { result: 'FAILURE', reason: 'INVALID_CREDENTIALS' },
    },
  },
});
