import { z } from 'zod/v3';
import { eventWith, sampleEvent } from '../../schemas/event-parts.ts';
import { ofUser } from '../../schemas/trigger-input.ts';
import { defineTrigger } from '../core/define-trigger.ts';

export const allFactorsReset = defineTrigger({
  name: 'all_factors_reset',
  title: 'All factors reset',
  description: 'Starts when all factors of a user are reset.',
  scopes: ['okta.logs.read'],
  keywords: ['MFA reset'],
  source: {
    kind: 'log',
    events: [{ type: 'user.mfa.factor.reset_all', results: ['SUCCESS'] }],
    where: [{ input: 'userId', fields: ['target.id', 'target.alternateId'] }],
  },
  lift: { user: { target: 'User' } },
  input: z.object(ofUser).strict(),
  output: eventWith('user'),
  sample: {
    input: {},
    output: sampleEvent('user.mfa.factor.reset_all', 'Reset all factors for user', 'user'),
  },
});
