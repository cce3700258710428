import { z } from 'zod/v3';
import { eventWith, sampleEvent } from '../../schemas/event-parts.ts';
import { ofUser } from '../../schemas/trigger-input.ts';
import { defineTrigger } from '../core/define-trigger.ts';

export const factorActivated = defineTrigger({
  name: 'factor_activated',
  title: 'Factor activated',
  description: 'Starts when a user enrolls a factor, or an administrator activates one.',
  scopes: ['okta.logs.read'],
  keywords: ['MFA enrolled', 'authenticator added'],
  source: {
    kind: 'log',
    events: [{ type: 'user.mfa.factor.activate', results: ['SUCCESS'] }],
    where: [{ input: 'userId', fields: ['target.id', 'target.alternateId'] }],
  },
  lift: { user: { target: 'User' }, factor: { path: 'debugContext.debugData.factor' } },
  input: z.object(ofUser).strict(),
  output: eventWith('user', 'factor'),
  sample: {
    input: {},
    output: sampleEvent('user.mfa.factor.activate', 'Enroll authenticator for user', 'user', 'factor'),
  },
});
