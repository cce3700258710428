import { z } from 'zod/v3';
import { eventWith, sampleEvent } from '../../schemas/event-parts.ts';
import { ofUser } from '../../schemas/trigger-input.ts';
import { defineTrigger } from '../core/define-trigger.ts';

export const userPasswordChanged = defineTrigger({
  name: 'user_password_changed',
  title: 'User password changed',
  description: 'Starts when the password of a user changes.',
  scopes: ['okta.logs.read'],
  source: {
    kind: 'log',
    events: [{ type: 'user.account.update_password', results: ['SUCCESS'] }],
    where: [{ input: 'userId', fields: ['target.id', 'target.alternateId'] }],
  },
  lift: { user: { target: 'User' } },
  input: z.object(ofUser).strict(),
  output: eventWith('user'),
  sample: {
    input: {},
    output: sampleEvent('user.account.update_password', 'User update password for Okta', 'user'),
  },
});
