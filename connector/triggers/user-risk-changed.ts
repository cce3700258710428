import { z } from 'zod/v3';
import { eventWith, sampleEvent } from '../../schemas/event-parts.ts';
import { ofUser } from '../../schemas/trigger-input.ts';
import { defineTrigger } from '../core/define-trigger.ts';

export const userRiskChanged = defineTrigger({
  name: 'user_risk_changed',
  title: 'User risk changed',
  description: 'Starts when Okta changes the risk level of a user.',
  scopes: ['okta.logs.read'],
  keywords: ['compromised'],
  feature: 'Identity Threat Protection',
  source: {
    kind: 'log',
    events: [{ type: 'user.risk.change' }],
    where: [{ input: 'userId', fields: ['target.id', 'target.alternateId'] }],
  },
  lift: { user: { target: 'User' } },
  input: z.object(ofUser).strict(),
  output: eventWith('user'),
  sample: { input: {}, output: sampleEvent('user.risk.change', 'User risk changed', 'user') },
});
