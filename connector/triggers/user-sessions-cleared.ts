import { z } from 'zod/v3';
import { eventWith, sampleEvent } from '../../schemas/event-parts.ts';
import { ofUser } from '../../schemas/trigger-input.ts';
import { defineTrigger } from '../core/define-trigger.ts';

export const userSessionsCleared = defineTrigger({
  name: 'user_sessions_cleared',
  title: 'User sessions cleared',
  description: 'Starts when the sessions of a user are cleared.',
  scopes: ['okta.logs.read'],
  keywords: ['session revoked'],
  source: {
    kind: 'log',
    events: [{ type: 'user.session.clear' }],
    where: [{ input: 'userId', fields: ['target.id', 'target.alternateId'] }],
  },
  lift: { user: { target: 'User' } },
  input: z.object(ofUser).strict(),
  output: eventWith('user'),
  sample: { input: {}, output: sampleEvent('user.session.clear', 'Clear user session', 'user') },
});
