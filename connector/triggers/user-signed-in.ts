import { z } from 'zod/v3';
import { eventWith, sampleEvent } from '../../schemas/event-parts.ts';
import { sampleLogEvent } from '../../schemas/log-event.ts';
import { ofUser } from '../../schemas/trigger-input.ts';
import { defineTrigger } from '../core/define-trigger.ts';

export const userSignedIn = defineTrigger({
  name: 'user_signed_in',
  title: 'User signed in',
  description: 'Starts when a user signs in to Okta and a session starts.',
  scopes: ['okta.logs.read'],
  keywords: ['login', 'session started', 'logon'],
  source: {
    kind: 'log',
    events: [{ type: 'user.session.start', results: ['SUCCESS'] }],
    where: [
      { input: 'userId', fields: ['actor.id', 'actor.alternateId', 'target.id', 'target.alternateId'] },
    ],
  },
  lift: { user: { target: 'User', otherwise: 'actor' } },
  input: z.object(ofUser).strict(),
  output: eventWith('user'),
  sample: {
    input: {},
    output: { ...sampleEvent('user.session.start', 'User login to Okta'), user: sampleLogEvent.actor },
  },
});
