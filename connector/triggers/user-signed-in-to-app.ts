import { z } from 'zod/v3';
import { eventWith, sampleEvent } from '../../schemas/event-parts.ts';
import { sampleLogEvent } from '../../schemas/log-event.ts';
import { ofApp, ofUser } from '../../schemas/trigger-input.ts';
import { defineTrigger } from '../core/define-trigger.ts';

export const userSignedInToApp = defineTrigger({
  name: 'user_signed_in_to_app',
  title: 'User signed in to app',
  description: 'Starts when a user signs in to an app through Okta.',
  scopes: ['okta.logs.read'],
  keywords: ['SSO', 'app login'],
  source: {
    kind: 'log',
    events: [{ type: 'user.authentication.sso', results: ['SUCCESS'] }],
    where: [
      { input: 'userId', fields: ['actor.id', 'actor.alternateId', 'target.id', 'target.alternateId'] },
      { input: 'appId', fields: ['target.id'] },
    ],
  },
  lift: { user: { target: 'User', otherwise: 'actor' }, app: { target: 'AppInstance' } },
  input: z.object({ ...ofUser, ...ofApp }).strict(),
  output: eventWith('user', 'app'),
  sample: {
    input: {},
    output: {
      ...sampleEvent('user.authentication.sso', 'User single sign on to app', 'app'),
      user: sampleLogEvent.actor,
    },
  },
});
