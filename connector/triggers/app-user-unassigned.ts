import { z } from 'zod/v3';
import { eventWith, sampleEvent } from '../../schemas/event-parts.ts';
import { ofApp } from '../../schemas/trigger-input.ts';
import { defineTrigger } from '../core/define-trigger.ts';

export const appUserUnassigned = defineTrigger({
  name: 'app_user_unassigned',
  title: 'App user unassigned',
  description: 'Starts when a user is no longer assigned to an app.',
  scopes: ['okta.logs.read'],
  keywords: ['access removed'],
  source: {
    kind: 'log',
    events: [{ type: 'application.user_membership.remove', results: ['SUCCESS'] }],
    where: [{ input: 'appId', fields: ['target.id'] }],
  },
  lift: { user: { target: 'User' }, app: { target: 'AppInstance' } },
  input: z.object(ofApp).strict(),
  output: eventWith('user', 'app'),
  sample: {
    input: {},
    output: sampleEvent(
      'application.user_membership.remove',
      'Remove user from application membership',
      'user',
      'app',
    ),
  },
});
