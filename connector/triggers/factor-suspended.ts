import { z } from 'zod/v3';
import { eventWith, sampleEvent } from '../../schemas/event-parts.ts';
import { ofUser } from '../../schemas/trigger-input.ts';
import { defineTrigger } from '../core/define-trigger.ts';

export const factorSuspended = defineTrigger({
  name: 'factor_suspended',
  title: 'Factor suspended',
  description: 'Starts when a factor of a user is suspended.',
  scopes: ['okta.logs.read'],
  source: {
    kind: 'log',
    events: [{ type: 'user.mfa.factor.suspend' }],
    where: [{ input: 'userId', fields: ['target.id', 'target.alternateId'] }],
  },
  lift: { user: { target: 'User' }, factor: { path: 'debugContext.debugData.factor' } },
  input: z.object(ofUser).strict(),
  output: eventWith('user', 'factor'),
  sample: {
    input: {},
    output: sampleEvent('user.mfa.factor.suspend', 'Suspend authenticator for user', 'user', 'factor'),
  },
});
