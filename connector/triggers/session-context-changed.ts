import { z } from 'zod/v3';
import { eventWith, sampleEvent } from '../../schemas/event-parts.ts';
import { sampleLogEvent } from '../../schemas/log-event.ts';
import { ofUser } from '../../schemas/trigger-input.ts';
import { defineTrigger } from '../core/define-trigger.ts';

export const sessionContextChanged = defineTrigger({
  name: 'session_context_changed',
  title: 'Session context changed',
  description:
    'Starts when the context of a session, such as its address or device, changes so much that Okta checks its policies again.',
  scopes: ['okta.logs.read'],
  keywords: ['session hijacking'],
  feature: 'Identity Threat Protection',
  source: {
    kind: 'log',
    events: [{ type: 'user.session.context.change' }],
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
      ...sampleEvent('user.session.context.change', 'User session context changed'),
      user: sampleLogEvent.actor,
    },
  },
});
