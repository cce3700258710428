import { z } from 'zod/v3';
import { eventWith, sampleEvent } from '../../schemas/event-parts.ts';
import { sampleLogEvent } from '../../schemas/log-event.ts';
import { ofUser } from '../../schemas/trigger-input.ts';
import { defineTrigger } from '../core/define-trigger.ts';

export const signInBlocked = defineTrigger({
  name: 'sign_in_blocked',
  title: 'Sign in blocked',
  description: 'Starts when a policy blocks a sign-in to Okta.',
  scopes: ['okta.logs.read'],
  keywords: ['denied', 'login refused'],
  source: {
    kind: 'log',
    events: [
      { type: 'user.session.start', results: ['DENY'] },
      { type: 'policy.evaluate_sign_on', results: ['DENY'] },
    ],
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
      ...sampleEvent('policy.evaluate_sign_on', 'Evaluation of sign-on policy'),
      user: sampleLogEvent.actor,
      outcome: { result: 'DENY', reason: 'Sign-on policy evaluation resulted in DENY' },
    },
  },
});
