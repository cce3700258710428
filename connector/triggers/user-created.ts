import { z } from 'zod/v3';
import { eventWith, sampleEvent } from '../../schemas/event-parts.ts';
import { ofUser } from '../../schemas/trigger-input.ts';
import { defineTrigger } from '../core/define-trigger.ts';

export const userCreated = defineTrigger({
  name: 'user_created',
  title: 'User created',
  description: 'Starts when a user is created: by an administrator, an import, a directory or self-service.',
  scopes: ['okta.logs.read'],
  keywords: ['new hire', 'joiner', 'onboarding'],
  source: {
    kind: 'log',
    events: [{ type: 'user.lifecycle.create', results: ['SUCCESS'] }],
    where: [{ input: 'userId', fields: ['target.id', 'target.alternateId'] }],
  },
  lift: { user: { target: 'User' } },
  input: z.object(ofUser).strict(),
  output: eventWith('user'),
  sample: { input: {}, output: sampleEvent('user.lifecycle.create', 'Create Okta user', 'user') },
});
