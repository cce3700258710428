import { z } from 'zod/v3';
import { eventWith, sampleEvent } from '../../schemas/event-parts.ts';
import { ofUser } from '../../schemas/trigger-input.ts';
import { defineTrigger } from '../core/define-trigger.ts';

export const factorChanged = defineTrigger({
  name: 'factor_changed',
  title: 'Factor changed',
  description: 'Starts when a factor of a user is changed.',
  scopes: ['okta.logs.read'],
  keywords: ['MFA updated'],
  source: {
    kind: 'log',
    events: [{ type: 'user.mfa.factor.update', results: ['SUCCESS'] }],
    where: [{ input: 'userId', fields: ['target.id', 'target.alternateId'] }],
  },
  lift: { user: { target: 'User' }, factor: { path: 'debugContext.debugData.factor' } },
  input: z.object(ofUser).strict(),
  output: eventWith('user', 'factor'),
  sample: {
    input: {},
    output: sampleEvent('user.mfa.factor.update', 'Update authenticator for user', 'user', 'factor'),
  },
});
