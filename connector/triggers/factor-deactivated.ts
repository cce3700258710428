import { z } from 'zod/v3';
import { eventWith, sampleEvent } from '../../schemas/event-parts.ts';
import { ofUser } from '../../schemas/trigger-input.ts';
import { defineTrigger } from '../core/define-trigger.ts';

export const factorDeactivated = defineTrigger({
  name: 'factor_deactivated',
  title: 'Factor deactivated',
  description: 'Starts when one factor of a user is reset or removed.',
  scopes: ['okta.logs.read'],
  keywords: ['MFA reset', 'authenticator removed', 'factor unenrolled'],
  source: {
    kind: 'log',
    events: [{ type: 'user.mfa.factor.deactivate', results: ['SUCCESS'] }],
    where: [{ input: 'userId', fields: ['target.id', 'target.alternateId'] }],
  },
  lift: { user: { target: 'User' }, factor: { path: 'debugContext.debugData.factor' } },
  input: z.object(ofUser).strict(),
  output: eventWith('user', 'factor'),
  sample: {
    input: {},
    output: sampleEvent('user.mfa.factor.deactivate', 'Unenroll authenticator for user', 'user', 'factor'),
  },
});
