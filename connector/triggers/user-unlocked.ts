import { z } from 'zod/v3';
import { eventWith, sampleEvent } from '../../schemas/event-parts.ts';
import { ofUser } from '../../schemas/trigger-input.ts';
import { defineTrigger } from '../core/define-trigger.ts';

export const userUnlocked = defineTrigger({
  name: 'user_unlocked',
  title: 'User unlocked',
  description: 'Starts when a locked user is unlocked, by an administrator or by self-service.',
  scopes: ['okta.logs.read'],
  source: {
    kind: 'log',
    events: [
      { type: 'user.account.unlock', results: ['SUCCESS'] },
      { type: 'user.account.unlock_by_admin', results: ['SUCCESS'] },
    ],
    where: [{ input: 'userId', fields: ['target.id', 'target.alternateId'] }],
  },
  lift: { user: { target: 'User' } },
  input: z.object(ofUser).strict(),
  output: eventWith('user'),
  sample: { input: {}, output: sampleEvent('user.account.unlock', 'User account unlocked', 'user') },
});
