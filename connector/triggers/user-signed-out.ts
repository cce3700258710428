import { z } from 'zod/v3';
import { eventWith, sampleEvent } from '../../schemas/event-parts.ts';
import { sampleLogEvent } from '../../schemas/log-event.ts';
import { ofUser } from '../../schemas/trigger-input.ts';
import { defineTrigger } from '../core/define-trigger.ts';

export const userSignedOut = defineTrigger({
  name: 'user_signed_out',
  title: 'User signed out',
  description: 'Starts when a user signs out of Okta and the session ends.',
  scopes: ['okta.logs.read'],
  keywords: ['logout', 'session ended'],
  source: {
    kind: 'log',
    events: [{ type: 'user.session.end' }],
    where: [
      { input: 'userId', fields: ['actor.id', 'actor.alternateId', 'target.id', 'target.alternateId'] },
    ],
  },
  lift: { user: { target: 'User', otherwise: 'actor' } },
  input: z.object(ofUser).strict(),
  output: eventWith('user'),
  sample: {
    input: {},
    output: { ...sampleEvent('user.session.end', 'User logout from Okta'), user: sampleLogEvent.actor },
  },
});
