import { z } from 'zod/v3';
import { eventWith, sampleEvent } from '../../schemas/event-parts.ts';
import { sampleLogEvent } from '../../schemas/log-event.ts';
import { ofApp, ofUser } from '../../schemas/trigger-input.ts';
import { defineTrigger } from '../core/define-trigger.ts';

export const appAccessDenied = defineTrigger({
  name: 'app_access_denied',
  title: 'App access denied',
  description: 'Starts when a policy refuses a user access to an app.',
  scopes: ['okta.logs.read'],
  keywords: ['blocked'],
  source: {
    kind: 'log',
    events: [{ type: 'application.policy.sign_on.deny_access' }],
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
      ...sampleEvent(
        'application.policy.sign_on.deny_access',
        'User attempted unauthorized access to app',
        'app',
      ),
      user: sampleLogEvent.actor,
      outcome: { result: 'FAILURE', reason: 'DENY' },
    },
  },
});
