import { z } from 'zod/v3';
import { eventWith, sampleEvent } from '../../schemas/event-parts.ts';
import { ofUser } from '../../schemas/trigger-input.ts';
import { defineTrigger } from '../core/define-trigger.ts';

export const userPasswordReset = defineTrigger({
  name: 'user_password_reset',
  title: 'User password reset',
  description:
    'Starts when a password reset begins, by an administrator or because the user forgot the password.',
  scopes: ['okta.logs.read'],
  keywords: ['forgot password'],
  source: {
    kind: 'log',
    events: [{ type: 'user.account.reset_password', results: ['SUCCESS'] }],
    where: [{ input: 'userId', fields: ['target.id', 'target.alternateId'] }],
  },
  lift: { user: { target: 'User' } },
  input: z.object(ofUser).strict(),
  output: eventWith('user'),
  sample: {
    input: {},
    output: sampleEvent('user.account.reset_password', 'User reset password for Okta', 'user'),
  },
});
