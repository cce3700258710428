import { z } from 'zod/v3';
import { eventWith, sampleEvent } from '../../schemas/event-parts.ts';
import { ofApp } from '../../schemas/trigger-input.ts';
import { defineTrigger } from '../core/define-trigger.ts';

export const appAssignmentChanged = defineTrigger({
  name: 'app_assignment_changed',
  title: 'App assignment changed',
  description:
    'Starts when the assignment of a user to an app changes: the app profile, the user name or the password there.',
  scopes: ['okta.logs.read'],
  source: {
    kind: 'log',
    events: [
      { type: 'application.user_membership.update', results: ['SUCCESS'] },
      { type: 'application.user_membership.change_username', results: ['SUCCESS'] },
      { type: 'application.user_membership.change_password', results: ['SUCCESS'] },
    ],
    where: [{ input: 'appId', fields: ['target.id'] }],
  },
  lift: { user: { target: 'User' }, app: { target: 'AppInstance' } },
  input: z.object(ofApp).strict(),
  output: eventWith('user', 'app'),
  sample: {
    input: {},
    output: sampleEvent(
      'application.user_membership.update',
      'Update application membership of user',
      'user',
      'app',
    ),
  },
});
