import { z } from 'zod/v3';
import { eventWith, sampleEvent } from '../../schemas/event-parts.ts';
import { ofUser } from '../../schemas/trigger-input.ts';
import { defineTrigger } from '../core/define-trigger.ts';

export const userPasswordExpired = defineTrigger({
  name: 'user_password_expired',
  title: 'User password expired',
  description: 'Starts when the password of a user is expired by an administrator.',
  scopes: ['okta.logs.read'],
  source: {
    kind: 'log',
    events: [{ type: 'user.account.expire_password', results: ['SUCCESS'] }],
    where: [{ input: 'userId', fields: ['target.id', 'target.alternateId'] }],
  },
  lift: { user: { target: 'User' } },
  input: z.object(ofUser).strict(),
  output: eventWith('user'),
  sample: {
    input: {},
    output: sampleEvent('user.account.expire_password', 'Expire user password for Okta', 'user'),
  },
});
