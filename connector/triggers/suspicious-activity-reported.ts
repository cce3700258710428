import { z } from 'zod/v3';
import { eventWith, sampleEvent } from '../../schemas/event-parts.ts';
import { sampleLogEvent } from '../../schemas/log-event.ts';
import { ofUser } from '../../schemas/trigger-input.ts';
import { defineTrigger } from '../core/define-trigger.ts';

export const suspiciousActivityReported = defineTrigger({
  name: 'suspicious_activity_reported',
  title: 'Suspicious activity reported',
  description: 'Starts when a user reports an activity in the own account as suspicious.',
  scopes: ['okta.logs.read'],
  keywords: ['phishing', 'not me'],
  source: {
    kind: 'log',
    events: [{ type: 'user.account.report_suspicious_activity_by_enduser' }],
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
      ...sampleEvent('user.account.report_suspicious_activity_by_enduser', 'User report suspicious activity'),
      user: sampleLogEvent.actor,
    },
  },
});
