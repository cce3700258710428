import { z } from 'zod/v3';
import { eventWith, sampleEvent } from '../../schemas/event-parts.ts';
import { ofUser } from '../../schemas/trigger-input.ts';
import { defineTrigger } from '../core/define-trigger.ts';

export const factorUnsuspended = defineTrigger({
  name: 'factor_unsuspended',
  title: 'Factor unsuspended',
  description: 'Starts when the suspension of a factor ends.',
  scopes: ['okta.logs.read'],
  source: {
    kind: 'log',
    events: [{ type: 'user.mfa.factor.unsuspend' }],
    where: [{ input: 'userId', fields: ['target.id', 'target.alternateId'] }],
  },
  lift: { user: { target: 'User' }, factor: { path: 'debugContext.debugData.factor' } },
  input: z.object(ofUser).strict(),
  output: eventWith('user', 'factor'),
  sample: {
    input: {},
    output: sampleEvent('user.mfa.factor.unsuspend', 'Unsuspend authenticator for user', 'user', 'factor'),
  },
});
