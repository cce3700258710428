import { z } from 'zod/v3';
import { eventWith, sampleEvent } from '../../schemas/event-parts.ts';
import { ofApp } from '../../schemas/trigger-input.ts';
import { defineTrigger } from '../core/define-trigger.ts';

export const appUserAssigned = defineTrigger({
  name: 'app_user_assigned',
  title: 'App user assigned',
  description: 'Starts when a user is assigned to an app, alone or through a group.',
  scopes: ['okta.logs.read'],
  keywords: ['access granted'],
  source: {
    kind: 'log',
    events: [{ type: 'application.user_membership.add', results: ['SUCCESS'] }],
    where: [{ input: 'appId', fields: ['target.id'] }],
  },
  lift: { user: { target: 'User' }, app: { target: 'AppInstance' } },
  input: z.object(ofApp).strict(),
  output: eventWith('user', 'app'),
  sample: {
    input: {},
    output: sampleEvent(
      'application.user_membership.add',
      'Add user to application membership',
      'user',
      'app',
    ),
  },
});
